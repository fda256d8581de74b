/** The hub refuses in English sentences: here they become sentences of the reader's language. */
import type { Messages } from "./en";

type Sentences = Messages["refusals"]["sentences"];

interface Shape {
  readonly shape: RegExp;
  readonly words: string;
}

const shapes = new WeakMap<Sentences, readonly Shape[]>();
/** What the hub adds to a fault where it knows what could stand there instead. */
const HINT = /; (?:did you mean .+\?|there (?:is|are) .+)$/;

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function shapesOf(sentences: Sentences): readonly Shape[] {
  const known = shapes.get(sentences);
  if (known !== undefined) return known;
  const made = Object.entries(sentences)
    .filter(([english]) => /\{\d\}/.test(english))
    .map(([english, words]) => ({
      shape: new RegExp(
        `^${english
          .split(/\{\d\}/)
          .map(literal)
          .join("(.+?)")}$`,
        "s",
      ),
      words,
    }));
  shapes.set(sentences, made);
  return made;
}

/** The sentence in the reader's language; undefined where nobody translated it. */
export const translated = ({ refusals }: Messages, english: string): string | undefined =>
  wordsFor(refusals.sentences, english.trim());

function wordsFor(sentences: Sentences, text: string): string | undefined {
  if (Object.hasOwn(sentences, text)) return sentences[text];
  for (const { shape, words } of shapesOf(sentences)) {
    const found = shape.exec(text);
    if (found !== null) return words.replaceAll(/\{(\d)\}/g, (_, place: string) => found[Number(place) + 1] ?? "");
  }
  const hint = HINT.exec(text);
  return hint === null ? undefined : wordsFor(sentences, text.slice(0, hint.index));
}

/** What the hub said, line by line, in the reader's language; by its kind where no line is known. */
export function refusal(messages: Messages, detail: string, kind: string): string {
  const { kinds } = messages.refusals;
  if (Object.keys(kinds).length === 0) return detail;
  const instead = kinds[kind] ?? messages.problem.unexpected;
  const told = detail.split("\n").map((line) => translated(messages, line) ?? ofField(messages, line) ?? instead);
  return [...new Set(told)].join("\n");
}

/** A line that names a field first. */
function ofField(messages: Messages, line: string): string | undefined {
  const end = line.indexOf(": ");
  const words = end < 0 ? undefined : translated(messages, line.slice(end + 2));
  return words === undefined ? undefined : `${line.slice(0, end)}: ${words}`;
}
