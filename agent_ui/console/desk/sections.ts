/** The sections of Administration, and whose they are. */

/** What belongs together stands together. */
export const GROUPS = [
  ["start"],
  ["accounts", "hooks", "quarantine"],
  ["people", "roles", "teams", "skills"],
  ["queues", "hours", "dispositions", "reasons", "decline_reasons", "fields", "replies"],
  ["imports", "shops", "links", "keys", "endpoints"],
  ["company", "providers", "personal", "retention", "audit"],
] as const;
export type Section = (typeof GROUPS)[number][number];
export const SECTIONS: readonly Section[] = GROUPS.flat();

/** What some need instead of the permission to administer. */
const NEEDS: Partial<Record<Section, readonly string[]>> = {
  queues: ["admin.manage", "board.view"],
  dispositions: ["floor.words"],
  reasons: ["floor.words"],
  decline_reasons: ["floor.words"],
  replies: ["floor.words"],
  links: ["floor.words"],
  imports: ["customer.events"],
  personal: ["data.protect"],
  audit: ["admin.audit"],
};

/** The sections that open themselves to whoever has these permissions. */
export const sectionsFor = (permissions: readonly string[]): readonly Section[] =>
  SECTIONS.filter((section) => (NEEDS[section] ?? ["admin.manage"]).some((one) => permissions.includes(one)));

/** Whether of all of Administration she sees how her queues are served, and nothing else. */
export const hasOnlyQueues = (sections: readonly Section[]): boolean => sections.every((one) => one === "queues");
