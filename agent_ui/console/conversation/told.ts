import type { Item } from "@contact-hub/shared/wire.gen";
import type { Messages } from "../i18n/en";

const ANSWER = "form.";
const OURS = ["page", "title", "reply_to"] as const;

/** One thing the customer told beside her words. */
export interface Told {
  readonly label: string;
  readonly value: string;
}

/** What stands at a message: her answers under the labels she read, and under our words what the channel says. */
export function toldWith(item: Item, messages: Messages): readonly Told[] {
  const words: Readonly<Record<string, string>> = messages.told;
  const answers = Object.entries(item.details)
    .filter(([name]) => name.startsWith(ANSWER))
    .map(([name, value]) => answer(name.slice(ANSWER.length), value, words));
  const facts = OURS.filter((name) => (item.details[name] ?? "") !== "");
  return [...answers, ...facts.map((name) => ({ label: messages.told[name], value: item.details[name] ?? "" }))];
}

/** The form that the widget asks by itself has no labels of the account: its questions have names, and ours words. */
function answer(name: string, value: string, words: Readonly<Record<string, string>>): Told {
  return { label: Object.hasOwn(words, name) ? (words[name] ?? name) : name, value };
}
