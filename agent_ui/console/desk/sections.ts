/** The sections of Administration. */

/** What belongs together stands together. */
export const GROUPS = [
  ["start"],
  ["accounts", "hooks", "quarantine"],
  ["people", "roles", "teams", "skills"],
  ["queues", "hours", "dispositions", "reasons", "decline_reasons", "fields", "replies"],
  ["imports", "keys", "endpoints"],
  ["company", "personal", "retention", "audit"],
] as const;
export type Section = (typeof GROUPS)[number][number];
export const SECTIONS: readonly Section[] = GROUPS.flat();
