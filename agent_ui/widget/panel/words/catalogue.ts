/** Every sentence of the panel; each language fills all of them, which the compiler checks. */

import type { Language } from "../../contract.ts";
export interface Words {
  connecting: string;
  unavailable: string;
  reconnecting: string;
  ready: string;
  closedNow: string;
  waiting: string;
  /** In its place while nobody is signed in who could take it. */
  away: string;
  talking(agent: string): string;
  over: string;
  next: string;
  position(place: number): string;
  underMinute: string;
  /** A number, or a range of them. */
  minutes(count: number | string): string;
  overHour: string;
  placeholder: string;
  send: string;
  attach: string;
  drop: string;
  remove(name: string): string;
  uploading(name: string, percent: number): string;
  tooLarge(name: string, megabytes: number): string;
  uploadFailed(name: string): string;
  sending: string;
  sent: string;
  delivered: string;
  seen: string;
  notSent: string;
  tryAgain: string;
  discard: string;
  tooLong: string;
  typing(name: string): string;
  log: string;
  newMessages: string;
  end: string;
  soundOn: string;
  soundOff: string;
  close: string;
  problem: string;
}

/** Each visitor fetches her own language alone. */
export const CATALOGUE: Record<Language, () => Promise<Words>> = {
  en: async () => (await import("./english.ts")).english,
  "zh-Hans": async () => (await import("./simplified-chinese.ts")).simplifiedChinese,
  "zh-Hant": async () => (await import("./traditional-chinese.ts")).traditionalChinese,
};
