/** Messages in the language of whoever reads them: asked for by a press, or by themselves where she chose so. */
import type { Item } from "@contact-hub/shared/wire.gen";
import { language } from "../i18n/language";
import { api } from "./api";
import { currentId } from "./derived";
import { attempt, explain } from "./notices";
import type { ConsoleState } from "./state";
import { present, update } from "./store";

/** The hub's translator, and what I chose of it. */
export interface Translator {
  readonly is_on: boolean;
  readonly languages: readonly string[];
  /** Why it cannot be asked; empty while it can. */
  readonly problem: string;
  readonly longest_text: number;
  readonly by_itself: readonly string[];
}

/** A message in another language, as the hub keeps it. */
export interface Translation {
  readonly item_id: string;
  readonly to: string;
  /** Empty where the translator does not know. */
  readonly source: string;
  readonly text: string;
  readonly at: string;
}

export interface ConversationTranslations {
  readonly is_possible: boolean;
  readonly customer_language: string;
  readonly translations: readonly Translation[];
}

/** What is known of the languages of a conversation. */
export type Spoken = Omit<ConversationTranslations, "translations">;

/** What became of the question for a message; `of` is what it said then, and it is shown for no other words. */
export type ItemTranslation = { readonly of: string } & (
  | { readonly is: "asked" }
  | { readonly is: "failed"; readonly why: string }
  | {
      readonly is: "there";
      readonly to: string;
      readonly source: string;
      readonly text: string;
      readonly isShown: boolean;
    }
);

/** So many of a customer's last messages are translated by themselves when a conversation is opened. */
const MOST_BY_ITSELF = 20;

/** Whether two tags are one language in one script: `zh-CN` is `zh-Hans`, `en-GB` is `en`. */
export function isSameLanguage(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((tag) => new Intl.Locale(tag).maximize());
    return a?.language === b?.language && a?.script === b?.script;
  } catch {
    return one === other;
  }
}

const isWritten = (item: Item) =>
  (item.kind === "message" || item.kind === "note") && item.withdrawn_at === null && item.text.trim() !== "";

/** Whether anything of this conversation may be sent to the translator. */
export const canTranslate = (state: ConsoleState, id: string | null): boolean =>
  state.floor.translates && id !== null && state.spoken[id]?.is_possible !== false;

export const mayTranslate = (state: ConsoleState, item: Item): boolean =>
  isWritten(item) && canTranslate(state, currentId(state));

/** What there is of a message in another language; null where it says something else by now, or nobody asked. */
export function translationOf(state: ConsoleState, item: Item): ItemTranslation | null {
  const found = state.translations[item.id];
  return found?.of === item.text && item.withdrawn_at === null ? found : null;
}

function put(item: Item, translation: ItemTranslation): void {
  update((state) => ({ ...state, translations: { ...state.translations, [item.id]: translation } }));
}

/** Show the message in my language, or no longer. */
export async function toggleTranslation(item: Item): Promise<void> {
  const id = currentId(present());
  const found = translationOf(present(), item);
  if (id === null || found?.is === "asked") return;
  if (found?.is === "there" && found.to === language()) return put(item, { ...found, isShown: !found.isShown });
  await ask(id, item);
}

/** Whether it came. */
async function ask(id: string, item: Item): Promise<boolean> {
  put(item, { of: item.text, is: "asked" });
  try {
    meet(id, item, await api.translate(id, item.id, language()));
    return true;
  } catch (error) {
    put(item, { of: item.text, is: "failed", why: explain(error) });
    return false;
  }
}

function meet(id: string, item: Item, { to, source, text }: Translation): void {
  put(item, { of: item.text, is: "there", to, source, text, isShown: true });
  const isLast = lastOfCustomer(present(), id)?.id === item.id;
  if (isLast && source !== "") learn(id, { customer_language: source });
}

const isOfCustomer = (item: Item) => item.kind === "message" && item.direction === "in" && isWritten(item);

const lastOfCustomer = (state: ConsoleState, id: string) => state.logs[id]?.items.findLast(isOfCustomer);

function learn(id: string, known: Partial<Spoken>): void {
  update((state) => {
    const before = state.spoken[id] ?? { is_possible: true, customer_language: "" };
    return { ...state, spoken: { ...state.spoken, [id]: { ...before, ...known } } };
  });
}

/** What the hub knows of the languages of a conversation; without it, whoever asks is told why not. */
export async function learnLanguages(id: string): Promise<void> {
  const { translator: known, floor } = present();
  if (!floor.translates) return;
  try {
    const [translator, found] = await Promise.all([known ?? api.translator(), api.translations(id, language())]);
    const { translations, ...spoken } = found;
    update((state) => ({ ...state, translator: state.translator ?? translator }));
    learn(id, spoken);
    if (isByItself(present(), id)) showKept(id, translations);
  } catch {
    // Nothing is missed before somebody asks.
  }
}

function showKept(id: string, translations: readonly Translation[]): void {
  for (const item of present().logs[id]?.items.filter(isOfCustomer) ?? []) {
    const kept = translations.find((one) => one.item_id === item.id);
    if (kept !== undefined && translationOf(present(), item) === null) meet(id, item, kept);
  }
}

/** The language of the customer, where it is known and not my own. */
export function foreignLanguage(state: ConsoleState, id: string | null): string {
  const spoken = id === null ? "" : (state.spoken[id]?.customer_language ?? "");
  return spoken === "" || isSameLanguage(spoken, language()) ? "" : spoken;
}

/** Whether messages of this customer are translated for me without a press. */
export function isByItself(state: ConsoleState, id: string | null): boolean {
  const spoken = foreignLanguage(state, id);
  return spoken !== "" && (state.translator?.by_itself.some((one) => isSameLanguage(one, spoken)) ?? false);
}

/** From now on messages in this customer's language are translated for me by themselves, or no longer. */
export async function toggleByItself(): Promise<void> {
  const id = currentId(present());
  const spoken = foreignLanguage(present(), id);
  const { translator } = present();
  if (id === null || spoken === "" || translator === null) return;
  const others = translator.by_itself.filter((one) => !isSameLanguage(one, spoken));
  const chosen = others.length < translator.by_itself.length ? others : [...others, spoken];
  const isDone = await attempt(async () => {
    await api.translateByItself(chosen);
    return true;
  });
  if (isDone === true) update((state) => ({ ...state, translator: { ...translator, by_itself: chosen } }));
}

const underway = new Set<string>();

/** Ask for what the customer wrote and nobody has asked for, one after another; the first that fails ends it. */
export async function translateWhatCame(id: string): Promise<void> {
  if (underway.has(id)) return;
  underway.add(id);
  try {
    for (let next = nextOf(id); next !== undefined; next = nextOf(id)) if (!(await ask(id, next))) return;
  } finally {
    underway.delete(id);
  }
}

function nextOf(id: string): Item | undefined {
  const state = present();
  if (!canTranslate(state, id) || !isByItself(state, id)) return undefined;
  const last = state.logs[id]?.items.filter(isOfCustomer).slice(-MOST_BY_ITSELF) ?? [];
  return last.findLast((item) => translationOf(state, item) === null);
}
