/** What can be edited of what stands in rows in a thing, such as the rules of an account. */
import type { FieldSpec, RowKind } from "./shapes";

const LONGEST_HEAD_START = 7 * 86_400;

const MOST_HELD = 1_000;

const ROWS: Readonly<Record<RowKind, readonly FieldSpec[]>> = {
  questions: [
    { name: "name", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "label", shape: { as: "wording" }, usual: "" },
    { name: "kind", shape: { as: "choice", of: "questionKinds" }, usual: "text" },
    { name: "choices", shape: { as: "wordings" }, usual: [], isFor: ({ kind }) => kind === "choice" },
    { name: "is_required", shape: { as: "flag" }, usual: false },
  ],
  roleRules: [
    { name: "value", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "role", shape: { as: "choice", of: "roles" }, usual: "", isNeeded: true },
    { name: "team", shape: { as: "choice", of: "teams", isOptional: true }, usual: null, empty: "all" },
  ],
  rules: [
    { name: "name", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "queue", shape: { as: "choice", of: "queues" }, usual: "", isNeeded: true },
    { name: "languages", shape: { as: "words" }, usual: [] },
    { name: "subjects", shape: { as: "words" }, usual: [] },
    { name: "keywords", shape: { as: "words" }, usual: [] },
    { name: "tiers", shape: { as: "words" }, usual: [] },
    { name: "pages", shape: { as: "words" }, usual: [] },
    { name: "form", shape: { as: "pairs" }, usual: {} },
    { name: "customer", shape: { as: "pairs" }, usual: {} },
    { name: "attributes", shape: { as: "pairs" }, usual: {} },
    { name: "customer_value_at_least", shape: { as: "amount" }, usual: null },
    { name: "during", shape: { as: "choice", of: "during", isOptional: true }, usual: null },
    {
      name: "hours",
      shape: { as: "choice", of: "calendars", isOptional: true },
      usual: null,
      isFor: ({ during }) => during !== null,
    },
    { name: "skills", shape: { as: "numbers", of: "skills", least: 1, most: 10, start: 1 }, usual: {} },
    { name: "demand", shape: { as: "text" }, usual: "" },
    {
      name: "preferred",
      shape: { as: "numbers", of: "skills", least: 0, most: 1_000, start: 1, isFraction: true },
      usual: {},
    },
    { name: "language_as_skill", shape: { as: "flag" }, usual: false },
    { name: "level", shape: { as: "number", least: 0, most: 99 }, usual: 0 },
    { name: "head_start_seconds", shape: { as: "number", least: 0, most: LONGEST_HEAD_START }, usual: 0 },
  ],
  budgets: [
    { name: "name", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "size", shape: { as: "number", least: 1, most: MOST_HELD }, usual: 1 },
    { name: "costs", shape: { as: "numbers", of: "costs", least: 1, most: MOST_HELD, start: 1 }, usual: {} },
  ],
};

export const rowsOf = (kind: RowKind): readonly FieldSpec[] => ROWS[kind];
