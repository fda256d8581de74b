/** Who was considered for a conversation, and what it waits for, as the API tells it. */
import type { MadeEstimate } from "@contact-hub/shared/wire.gen";
import type { PersonName } from "./people";

/** Agents who could take a conversation and are kept free for the work of these queues, until then at the latest. */
export interface KeptFree {
  readonly queues: readonly string[];
  readonly count: number;
  readonly until: string | null;
}

/** `(waited + head start) * weight + tier + overtaking`; whoever is overdue comes above all that. */
export interface ScoreTerms {
  readonly waited_seconds: number;
  readonly head_start_seconds: number;
  readonly weight: number;
  readonly tier: number;
  readonly overtaking: number;
  readonly overdue_seconds: number | null;
}

/** One who could have taken a conversation, with what the order counted of her. */
export interface Considered {
  readonly agent: PersonName;
  readonly idle_seconds: number;
  readonly outcome: string;
  /** How many she held of `room`, or the order's own figure; null: idle time, skills or chance. */
  readonly counted: number | null;
  readonly room: number | null;
  readonly skills: Readonly<Record<string, number>> | null;
  readonly rank: number | null;
}

export interface RoutingDecision {
  readonly at: string;
  readonly agent: PersonName | null;
  readonly sentence: string;
  readonly considered: readonly Considered[];
  readonly excluded: readonly {
    readonly reason: string;
    readonly count: number;
    readonly examples: readonly PersonName[];
  }[];
  readonly rule: string;
  readonly chosen_by: PersonName | null;
  readonly tie_break: string;
  /** How many could have taken it. */
  readonly eligible: number;
  readonly rule_version: string;
  /** `arrival` or `agent_free`; empty for decisions of older hubs. */
  readonly trigger: string;
  readonly score: number | null;
  /** Null for decisions of older hubs, as `order` is empty. */
  readonly terms: ScoreTerms | null;
  /** In which order the queue had its agents. */
  readonly order: string;
  readonly kept_free: readonly KeptFree[];
  readonly passed_over: readonly { readonly conversation_id: string; readonly score: number }[];
}

/** Where a conversation waits, what it asks of an agent there, and how it is ordered. */
export interface Asked {
  readonly queue: string;
  readonly demand: string;
  readonly level: number;
}

/** What is to be otherwise than the entry rules found it. */
export interface RouteCorrection {
  readonly queue: string;
  readonly demand: string;
  readonly level: number;
  readonly reason: string;
}

export interface RoutingRecord {
  readonly decisions: readonly RoutingDecision[];
  readonly waiting: {
    readonly sentence: string;
    /** `served`, `nobody_signed_in` or `unroutable`. */
    readonly standing: string;
    /** The skills that it asks now, such as `de >= 5 and orders`. */
    readonly asks: string;
    readonly reasons: readonly {
      readonly reason: string;
      readonly count: number;
      readonly examples: readonly PersonName[];
    }[];
    readonly ahead: number;
    readonly estimate: MadeEstimate | null;
    readonly named: { readonly agent: PersonName; readonly until: string | null } | null;
    readonly eases: { readonly at: string; readonly asks: string; readonly also_queues: readonly string[] } | null;
    readonly nearest: readonly {
      readonly agent: PersonName;
      readonly reasons: readonly string[];
      readonly missing: readonly { readonly skill: string; readonly needed: number; readonly has: number }[];
    }[];
    readonly kept_free: readonly KeptFree[];
  } | null;
  /** Which entry rule decided, and which conditions kept the earlier ones from it. */
  readonly entry: {
    readonly rule: string;
    readonly trace: readonly { readonly rule: string; readonly failed: readonly string[] }[];
  } | null;
  readonly asks: Asked;
  /** What somebody put right that the entry rules had found. */
  readonly corrections: readonly {
    readonly at: string;
    readonly by: PersonName;
    readonly before: Asked;
    readonly after: Asked;
    readonly reason: string;
  }[];
  /** The names of skills, by the ids under which they are asked. */
  readonly skills: Readonly<Record<string, string>>;
}
