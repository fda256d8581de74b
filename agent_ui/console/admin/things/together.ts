/** What several of a kind can be given at once: of those with a page of their own here, and of queues and replies. */
import type { FieldName } from "../queues/fields";
import { BOUNDS } from "../queues/fields";
import type { FieldSpec } from "./shapes";
import { SPECS, type EditedKind } from "./specs";

/** The kinds that stand in a list of which several are chosen. */
export type ListedKind = EditedKind | "queues" | "replies";

const counted = (name: FieldName): FieldSpec => {
  const [least, most] = BOUNDS[name] ?? [0, 0];
  return { name, shape: { as: "number", least, most }, usual: least };
};
const flag = (name: FieldName): FieldSpec => ({ name, shape: { as: "flag" }, usual: false });

/** Of a queue what is one value for all; its rules and steps are its own. */
const QUEUES: readonly FieldSpec[] = [
  { name: "team", shape: { as: "choice", of: "teams" }, usual: "", isNeeded: true },
  { name: "hours", shape: { as: "choice", of: "calendars", isOptional: true }, usual: null, empty: "always" },
  flag("is_restricted"),
  flag("auto_accept"),
  flag("allows_taking"),
  flag("holds_slot_while_waiting"),
  ...(
    [
      "service_target_seconds",
      "overdue_after_seconds",
      "offer_timeout_seconds",
      "misses_before_away",
      "decline_memory_seconds",
      "wrap_up_seconds",
      "idle_warn_seconds",
      "idle_close_seconds",
      "callback_attempts",
      "callback_pause_seconds",
      "owner_grace_seconds",
      "head_start_seconds_per_value",
    ] as const
  ).map(counted),
  { name: "idle_warn_text", shape: { as: "wording" }, usual: "" },
];

const REPLIES: readonly FieldSpec[] = (["teams", "queues", "channels"] as const).map((name) => ({
  name,
  shape: { as: "several", of: name },
  usual: [],
  empty: "all",
}));

/** Of each whether it is set aside. */
export const ASIDE: FieldSpec = { name: "is_set_aside", shape: { as: "flag" }, usual: true };

/** The kinds of which several are set aside at once: whoever takes people away looks at each. */
const SET_ASIDE: ReadonlySet<ListedKind> = new Set(["accounts", "queues", "replies"]);

/** Every field of which several of a kind may have the same. */
export function specsOf(kind: ListedKind): readonly FieldSpec[] {
  const own = kind === "queues" ? QUEUES : kind === "replies" ? REPLIES : SPECS[kind];
  return SET_ASIDE.has(kind) ? [...own, ASIDE] : own;
}
