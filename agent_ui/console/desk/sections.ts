/** The sections of Administration, and whose they are. */

/** What belongs together stands together, under the name of what a newcomer looks for. */
export const GROUPS = {
  setup: ["start", "company"],
  channels: ["accounts", "hooks", "quarantine"],
  people: ["people", "roles", "teams", "skills", "providers"],
  routing: ["queues", "hours"],
  desk: ["dispositions", "reasons", "decline_reasons", "fields", "replies", "links"],
  systems: ["imports", "shops", "keys", "endpoints"],
  records: ["personal", "retention", "audit"],
} as const;
export type SectionGroup = keyof typeof GROUPS;
export type Section = (typeof GROUPS)[SectionGroup][number];
export const SECTIONS: readonly Section[] = Object.values(GROUPS).flat();
const NAMES = Object.keys(GROUPS) as readonly SectionGroup[];

/** In which group a section stands. */
export const groupOf = (section: Section): SectionGroup =>
  NAMES.find((group) => GROUPS[group].some((one) => one === section)) ?? "setup";

/** These sections by their groups; a group of which she has none is left out. */
export const grouped = (sections: readonly Section[]): readonly (readonly [SectionGroup, readonly Section[]])[] =>
  NAMES.map((group) => [group, sections.filter((one) => groupOf(one) === group)] as const).filter(
    ([, hers]) => hers.length > 0,
  );

/** What some need instead of the permission to administer. */
const NEEDS: Partial<Record<Section, readonly string[]>> = {
  accounts: ["floor.channels"],
  hooks: ["floor.channels"],
  shops: ["floor.channels"],
  queues: ["floor.routing", "board.view"],
  skills: ["floor.routing"],
  hours: ["floor.routing"],
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
