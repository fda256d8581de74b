import { ask } from "../../desk/http";
import type { AdministrationMessages } from "../../i18n/administration";
import { number, span } from "../../i18n/format";

/** When a pool lends to a queue whose work is not its own: one of the three suffices. */
export interface Lends {
  readonly idle_above: number;
  readonly queue_above: number | null;
  readonly age_at_least: number | null;
  /** Pools whose free agents count, too. */
  readonly beside: readonly string[];
}

/** How one queue and one pool go together; the work is the pool's own where it lends nobody. */
export interface LendingTerm {
  readonly queue: string;
  readonly pool: string;
  readonly rank: number;
  readonly lends: Lends | null;
}

export interface LendingProposal {
  readonly version: string;
  readonly made_on: string;
  readonly gain_percent: number;
  readonly gain_half_width: number;
  readonly terms: readonly LendingTerm[];
}

export interface Lending {
  readonly in_force: LendingProposal | null;
  readonly proposed: LendingProposal | null;
  readonly search: {
    readonly state: "none" | "running" | "done" | "failed";
    readonly share: number;
    readonly problem: string | null;
  };
}

const PATH = "api/admin/lending";
export const readLending = () => ask<Lending>("GET", PATH);
export const searchLending = () => ask<Lending>("POST", `${PATH}/search`);
export const adoptLending = (version: string) => ask<Lending>("POST", `${PATH}/adopt`, { version });
export const endLending = () => ask<void>("DELETE", PATH);

type NameOf = (queue: string) => string;

/** A pool is named after the queues that its people serve. */
const POOL = " + ";

/** Who lends to whom under what conditions, a sentence each; first the work that is the pools' own. */
export function sentencesOf(
  messages: AdministrationMessages,
  proposal: LendingProposal,
  nameOf: NameOf,
): readonly string[] {
  const { lending } = messages;
  const poolName = (pool: string) => pool.split(POOL).map(nameOf).join(lending.and);
  return proposal.terms
    .toSorted((one, other) => one.queue.localeCompare(other.queue) || one.rank - other.rank)
    .flatMap(({ queue, pool, lends }) =>
      lends === null
        ? []
        : [lending.lends(poolName(pool), nameOf(queue), conditions(messages, lends, poolName).join(lending.or))],
    );
}

function conditions({ lending }: AdministrationMessages, lends: Lends, poolName: NameOf): readonly string[] {
  const beside = lends.beside.map(poolName).join(lending.and);
  const found = [lending.free(Math.floor(lends.idle_above) + 1, beside)];
  if (lends.queue_above !== null) found.push(lending.waiting(Math.floor(lends.queue_above) + 1));
  if (lends.age_at_least !== null) found.push(lending.oldest(span(lends.age_at_least * 1_000)));
  return found;
}

/** How much less is lost, with the interval in which the truth lies in 95 of 100 cases. */
export function gainOf({ lending }: AdministrationMessages, proposal: LendingProposal): string {
  const { gain_percent: mean, gain_half_width: half } = proposal;
  const rounded = (value: number) => number(Math.round(value * 10) / 10);
  return lending.gain(rounded(mean), rounded(mean - half), rounded(mean + half));
}
