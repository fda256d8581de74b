/** How far a hub is set up: told by what is there, never by what was pressed. */
import { ask } from "../../desk/http";
import { field, records, shown, type AccountHealth, type AdminRecord } from "../records";

export const STEPS = ["company", "mailbox", "colleagues", "widget", "queue"] as const;
export type Step = (typeof STEPS)[number];

/** By which clock whoever sits here works. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a hub is called that nobody has named. */
export const NAMELESS = "Contact Hub";

export interface Facts {
  readonly company: string;
  readonly accounts: readonly AdminRecord[];
  readonly people: readonly AdminRecord[];
  readonly queues: readonly AdminRecord[];
  readonly hours: readonly AdminRecord[];
  readonly teams: readonly AdminRecord[];
}

const active = (all: readonly AdminRecord[]) => all.filter((one) => one["is_active"] !== false);

export async function readFacts(): Promise<Facts> {
  const [{ company }, accounts, people, queues, hours, teams] = await Promise.all([
    ask<{ readonly company: string }>("GET", "api/admin/export"),
    records("accounts"),
    records("people"),
    records("queues"),
    records("hours"),
    records("teams"),
  ]);
  return {
    company,
    accounts: active(accounts),
    people: active(people),
    queues: active(queues),
    hours: active(hours),
    teams: active(teams),
  };
}

const health = (account: AdminRecord) => account["health"] as AccountHealth | null;

/** The accounts whose addresses are mail addresses. */
export const mailboxes = ({ accounts }: Facts): readonly AdminRecord[] =>
  accounts.filter((one) => shown(one["address"]).includes("@"));

/** The accounts of chats on a page. */
export const chats = ({ accounts }: Facts): readonly AdminRecord[] =>
  accounts.filter((one) => typeof one["widget"] === "string");

export const seenChat = (facts: Facts): AdminRecord | undefined =>
  chats(facts).find((one) => (health(one)?.seen_at ?? null) !== null || (health(one)?.arrived_at ?? null) !== null);

/** Whether somebody answers in a queue: an agent of its team. */
function isStaffed(queue: AdminRecord, { people }: Facts): boolean {
  return people.some(
    (one) =>
      (field(one, "roles") as readonly string[]).includes("agent") &&
      (field(one, "teams") as readonly unknown[]).includes(queue["team"]),
  );
}

const COLLEAGUES = 2;

export function isDone(step: Step, facts: Facts): boolean {
  switch (step) {
    case "company":
      return facts.company !== NAMELESS;
    case "mailbox":
      return mailboxes(facts).some((one) => health(one)?.credentials !== "missing");
    case "colleagues":
      return facts.people.length > COLLEAGUES;
    case "widget":
      return seenChat(facts) !== undefined;
    case "queue":
      return facts.queues.some((queue) => shown(queue["hours"]) !== "" && isStaffed(queue, facts));
    default:
      return step satisfies never;
  }
}
