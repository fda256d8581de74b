import type { VisitorItem } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";

import type { Chat } from "../chat.ts";
import { found } from "../deeds.ts";
import { DEED_WORDS, type DeedWords } from "./deeds-words.ts";
import type { Tools } from "./tools.ts";

const LONGEST_EXCERPT = 160;

/** What a message says, in a few words. */
export function excerpt(item: VisitorItem, words: DeedWords): string {
  if (item.is_withdrawn) return words.withdrawn;
  return item.text.slice(0, LONGEST_EXCERPT) || Object.values(item.files)[0] || words.file;
}

interface Props {
  readonly chat: Chat;
  readonly id: string;
  readonly tools: Tools;
}

/** The message that is answered, in a line that leads to it. */
export function Quote({ chat, id, tools }: Props): JSX.Element {
  const words = DEED_WORDS[tools.language];
  const item = found(chat.snapshot, id);
  if (!item) return <p class="quote">{words.notHere}</p>;
  return (
    <button class="quote" onClick={({ currentTarget }) => show(currentTarget, id)}>
      <b>{item.from_me ? words.inAnswerToHer : words.inAnswerTo(item.author_name)}</b> {excerpt(item, words)}
    </button>
  );
}

function show(from: Element, id: string): void {
  const message = (from.getRootNode() as ShadowRoot).getElementById(id);
  if (!message) return;
  message.tabIndex = -1;
  message.addEventListener("blur", () => message.removeAttribute("tabindex"), { once: true });
  message.focus({ preventScroll: true });
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  message.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
}
