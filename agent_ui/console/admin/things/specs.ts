/** What can be edited of each kind of thing, in the order in which it stands on its page. */
import { present } from "../../desk/store";
import { shown } from "../records";
import type { FieldSpec, TeamRoles, Values } from "./shapes";

export const EDITED = [
  "people",
  "roles",
  "teams",
  "skills",
  "hours",
  "dispositions",
  "reasons",
  "decline_reasons",
  "fields",
  "accounts",
  "hooks",
  "retention",
  "links",
  "shops",
  "providers",
] as const;

/** The kinds of which every field has its place in a page made from these specifications. */
export type EditedKind = (typeof EDITED)[number];

/** What is set aside, and brought back: those, and queues, which have an editor of their own. */
export type EndedKind = EditedKind | "queues";

const NAME: FieldSpec = { name: "name", shape: { as: "text" }, usual: "", isNeeded: true };
const CAPACITY: FieldSpec = {
  name: "capacity",
  shape: { as: "numbers", of: "room", least: 0, most: 1_000, start: 1 },
  usual: {},
};

const DAY_SECONDS = 86_400;

const featuresOf = ({ channel }: Values): readonly string[] =>
  present().floor.channels[String(channel)]?.features ?? [];

function has(feature: string): (values: Values) => boolean {
  return (values) => featuresOf(values).includes(feature);
}

/** Whether a provider posts what arrives on its channel. */
function isPosted(values: Values): boolean {
  const features = featuresOf(values);
  return features.length > 0 && !features.includes("hosted") && !features.includes("mail_addresses");
}

const WORKING_DAY = ["09:00-17:00"];
const DAY_MINUTES = 24 * 60;

export const SPECS: Readonly<Record<EditedKind, readonly FieldSpec[]>> = {
  people: [
    NAME,
    { name: "roles", shape: { as: "several", of: "roles" }, usual: ["agent"], empty: "byTeam" },
    { name: "teams", shape: { as: "several", of: "teams" }, usual: [] },
    { name: "team_roles", shape: { as: "teamRoles" }, usual: {} },
    { name: "skills", shape: { as: "numbers", of: "skills", least: 1, most: 10, start: 5 }, usual: {} },
    { ...CAPACITY, isLeft: true },
    { name: "language", shape: { as: "choice", of: "languages" }, usual: "en" },
  ],
  roles: [NAME, { name: "permissions", shape: { as: "several", of: "permissions" }, usual: [] }],
  teams: [NAME, { ...CAPACITY, empty: "usual" }, { name: "channel_presence", shape: { as: "flag" }, usual: true }],
  skills: [NAME],
  hours: [
    NAME,
    { name: "time_zone", shape: { as: "zone" }, usual: "UTC" },
    {
      name: "week",
      shape: { as: "week" },
      usual: Object.fromEntries(
        ["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, WORKING_DAY]),
      ),
    },
    { name: "closed_days", shape: { as: "days" }, usual: [] },
    { name: "extra_days", shape: { as: "ownDays" }, usual: {} },
  ],
  dispositions: [NAME, { name: "queues", shape: { as: "several", of: "queues" }, usual: [], empty: "all" }],
  reasons: [
    NAME,
    { name: "planned_minutes", shape: { as: "number", least: 0, most: DAY_MINUTES }, usual: 0, empty: "unplanned" },
  ],
  decline_reasons: [NAME],
  fields: [
    NAME,
    { name: "of", shape: { as: "choice", of: "fieldOwners" }, usual: "customer" },
    { name: "kind", shape: { as: "choice", of: "fieldKinds" }, usual: "text" },
    {
      name: "choices",
      shape: { as: "offered" },
      usual: [],
      isFor: ({ kind }) => kind === "choice" || kind === "several",
    },
    { name: "label", shape: { as: "wording" }, usual: "" },
    { name: "required_at_wrap_up", shape: { as: "flag" }, usual: false, isFor: ({ of }) => of !== "organisation" },
    {
      name: "queues",
      shape: { as: "several", of: "queues" },
      usual: [],
      empty: "all",
      isFor: ({ of }) => of === "conversation",
    },
    { name: "seen_by", shape: { as: "several", of: "roles" }, usual: [], empty: "servers" },
    { name: "edited_by", shape: { as: "several", of: "roles" }, usual: [], empty: "readers" },
    { name: "place", shape: { as: "number", least: 0, most: 1_000 }, usual: 0 },
  ],
  accounts: [
    NAME,
    {
      name: "channel",
      shape: { as: "choice", of: "channels" },
      usual: "",
      isNeeded: true,
      isFixed: true,
      clears: { settings: {}, hook: null },
    },
    { name: "address", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "queue", shape: { as: "choice", of: "queues" }, usual: "", isNeeded: true },
    {
      name: "hook",
      shape: { as: "choice", of: "hooks", isOptional: true },
      usual: null,
      empty: "own",
      isFor: isPosted,
    },
    { name: "settings", shape: { as: "settings" }, usual: {} },
    { name: "hours", shape: { as: "choice", of: "calendars", isOptional: true }, usual: null, empty: "queues" },
    { name: "greeting", shape: { as: "wording" }, usual: "", isFor: has("live") },
    { name: "form", shape: { as: "rows", of: "questions" }, usual: [], isFor: has("hosted") },
    {
      name: "mail_account",
      shape: { as: "choice", of: "mailAccounts", isOptional: true },
      usual: null,
      isFor: has("hosted"),
    },
    { name: "signature", shape: { as: "wording" }, usual: "", isFor: has("mail_addresses") },
    {
      name: "outreach_hours",
      shape: { as: "choice", of: "calendars", isOptional: true },
      usual: null,
      empty: "always",
      isFor: has("first_word"),
    },
    { name: "reopen_seconds", shape: { as: "number", least: 0, most: 366 * DAY_SECONDS }, usual: DAY_SECONDS },
    { name: "entry_rules", shape: { as: "rows", of: "rules" }, usual: [] },
  ],
  hooks: [
    {
      name: "channel",
      shape: { as: "choice", of: "hookChannels" },
      usual: "",
      isNeeded: true,
      isFixed: true,
      clears: { settings: {} },
    },
    { name: "settings", shape: { as: "settings" }, usual: {} },
  ],
  retention: [
    NAME,
    { name: "what", shape: { as: "choice", of: "retained" }, usual: "content" },
    { name: "days", shape: { as: "number", least: 0, most: 36_500 }, usual: 0 },
    {
      name: "queues",
      shape: { as: "several", of: "queues" },
      usual: [],
      empty: "all",
      isFor: ({ what }) => what !== "quarantine" && what !== "events",
    },
  ],
  links: [
    NAME,
    { name: "address", shape: { as: "text" }, usual: "", isNeeded: true },
    {
      name: "source",
      shape: { as: "text" },
      usual: "",
      empty: "anySource",
      isFor: ({ address }) => shown(address).includes("{external_id}"),
    },
    { name: "label", shape: { as: "wording" }, usual: "" },
    { name: "place", shape: { as: "number", least: 0, most: 1_000 }, usual: 0 },
  ],
  shops: [
    NAME,
    { name: "connector", shape: { as: "choice", of: "connectors" }, usual: "", isNeeded: true, isFixed: true },
    { name: "source", shape: { as: "text" }, usual: "", empty: "ownId" },
    { name: "address", shape: { as: "text" }, usual: "" },
    { name: "settings", shape: { as: "secret", setting: "webhook_secret" }, usual: {} },
  ],
  providers: [
    NAME,
    { name: "issuer", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "client_id", shape: { as: "text" }, usual: "", isNeeded: true },
    { name: "settings", shape: { as: "secret", setting: "client_secret" }, usual: {} },
    { name: "scopes", shape: { as: "words" }, usual: ["openid", "email", "profile"] },
    { name: "links_by_email", shape: { as: "flag" }, usual: false },
    { name: "creates_people", shape: { as: "flag" }, usual: false },
    {
      name: "first_roles",
      shape: { as: "several", of: "roles" },
      usual: ["agent"],
      isFor: ({ creates_people }) => creates_people === true,
    },
    {
      name: "first_teams",
      shape: { as: "several", of: "teams" },
      usual: [],
      isFor: ({ creates_people }) => creates_people === true,
    },
    { name: "roles_claim", shape: { as: "text" }, usual: "" },
    { name: "role_rules", shape: { as: "rows", of: "roleRules" }, usual: [] },
    { name: "signs_out_there", shape: { as: "flag" }, usual: false },
  ],
};

/** The values, in which what means nothing beside the others says nothing. */
export const settled = (kind: EditedKind, values: Values): Values => ({
  ...values,
  ...Object.fromEntries(
    SPECS[kind].filter(({ isFor }) => isFor?.(values) === false).map(({ name, usual }) => [name, usual]),
  ),
  ...(kind === "people" ? { team_roles: inTeams(values) } : {}),
});

/** Her roles in one team, of those alone to which she belongs. */
function inTeams(values: Values): TeamRoles {
  const teams = new Set(values["teams"] as readonly string[]);
  const found = Object.entries(values["team_roles"] as TeamRoles);
  return Object.fromEntries(found.filter(([team, roles]) => teams.has(team) && roles.length > 0));
}

/** One thing as it is kept. */
export interface Thing extends Values {
  readonly id: string;
  readonly revision: string;
  readonly is_active: boolean;
}

/** What a new one begins with; a calendar begins in the zone of whoever makes it. */
export function newValues(kind: EditedKind, zone: string): Values {
  return Object.fromEntries(SPECS[kind].map(({ name, shape, usual }) => [name, shape.as === "zone" ? zone : usual]));
}

/** Of a thing what can be edited. */
export const valuesOf = (kind: EditedKind, thing: Values): Values =>
  Object.fromEntries(SPECS[kind].map(({ name, usual }) => [name, thing[name] ?? usual]));

/** What a thing is called: a hook has no name of its own. */
export const titleOf = (thing: Pick<Thing, "id"> & Values): string => shown(thing["name"]) || thing.id;

const OTHER_SIGNS = /[^a-z0-9]+/g;
const MARKS = /\p{M}+/gu;
const LONGEST_ID = 64;

/** A short name for documents and addresses, from what a thing is called; nothing where no letter of it can stand there. */
export function idFor(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(MARKS, "").toLowerCase().replaceAll(OTHER_SIGNS, "-");
  return plain.replaceAll(/^-+|-+$/g, "").slice(0, LONGEST_ID);
}
