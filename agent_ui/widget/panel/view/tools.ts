import type { Language, Settings } from "../../contract.ts";
import type { Actions } from "../actions.ts";
import type { Memory } from "../memory.ts";
import type { Words } from "../words/catalogue.ts";

/** What every view may need beside the chat itself. */
export interface Tools {
  readonly words: Words;
  readonly language: Language;
  readonly settings: Settings;
  readonly memory: Memory;
  readonly actions: Actions;
  /** Null until something was to be asked. */
  readonly questions: typeof import("./questions.tsx") | null;
  readonly fetchQuestions: () => void;
  /** Null until there was a message to which something can be done. */
  readonly deeds: typeof import("./deeds.tsx") | null;
  readonly close: () => void;
}
