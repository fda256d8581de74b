/** What may be chosen in a custom field: a key, which is kept, and what people read. */
import { idFor } from "./specs";
import { textsOf, type Wording } from "../queues/wording";

export interface Offered {
  readonly key: string;
  /** Empty: the key. */
  readonly label: Wording;
}

/** One more, whose key comes from what it is called; of a name without letters a number makes one. */
export function withOffered(all: readonly Offered[], name: string): readonly Offered[] {
  const key = idFor(name) || `choice-${all.length + 1}`;
  if (name.trim() === "" || all.some((one) => one.key === key)) return all;
  return [...all, { key, label: name.trim() === key ? "" : name.trim() }];
}

/** What somebody reads of it first. */
export const nameOf = ({ key, label }: Offered): string => textsOf(label)[0]?.[1] ?? key;

/** The same in another order: one of them stands a place earlier. */
export function earlier(all: readonly Offered[], place: number): readonly Offered[] {
  const [before, one] = [all[place - 1], all[place]];
  if (before === undefined || one === undefined) return all;
  return all.map((each, at) => (at === place - 1 ? one : at === place ? before : each));
}
