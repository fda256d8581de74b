import { useConsole } from "../../desk/store";
import { ask } from "../../desk/http";
import { channelWord } from "../../desk/words";
import { useAdministrationMessages } from "../../i18n/administration";
import { records, shown, type AdminRecord } from "../records";
import { useFetched } from "../../desk/useFetched";
import { readHouse } from "../house";
import { useChannels } from "./channels";
import { namesFrom, type NamesOf } from "./words";

const readSkills = () => records("skills");
const readRoles = () => records("roles");

/** What an account chooses from, which nothing else needs. */
async function readBeside(): Promise<Readonly<Record<"calendars" | "hooks" | "accounts", readonly AdminRecord[]>>> {
  const [calendars, hooks, accounts] = await Promise.all([records("hours"), records("hooks"), records("accounts")]);
  return { calendars, hooks, accounts };
}

const readCalendars = async () => ({ calendars: await records("hours"), hooks: [], accounts: [] });

/** What several channels use up together. */
const readBudgets = async () => Object.keys((await readHouse()).sharing.budgets).map((id) => ({ id, name: id }));

const readConnectors = () =>
  ask<readonly { readonly id: string; readonly title: string }[]>("GET", "api/admin/connectors");

const readNothing = () => Promise.resolve(null);

/** Only what a kind chooses from is asked for: whoever keeps it may know no more. */
const isOf = (kind: string | undefined, ...kinds: readonly string[]) => kind !== undefined && kinds.includes(kind);

const named = (all: readonly AdminRecord[] | undefined) =>
  (all ?? [])
    .filter((one) => one["is_active"] !== false)
    .map((one) => ({ id: one.id, name: shown(one["name"]) || one.id }));

/** The names of everything that a field may choose from; of hooks, those of the channel. */
export function useNames(kind?: string, channel?: string): NamesOf {
  const messages = useAdministrationMessages();
  const { teams, queues, channels } = useConsole((state) => state.floor);
  const skills = named(useFetched(isOf(kind, "people", "accounts") ? readSkills : readNothing).value ?? []);
  const roles = named(useFetched(isOf(kind, "people", "fields") ? readRoles : readNothing).value ?? []);
  const beside = useFetched(kind === "accounts" ? readBeside : kind === "queues" ? readCalendars : readNothing).value;
  const budgets = useFetched(kind === "people" || kind === "teams" ? readBudgets : readNothing).value ?? [];
  const connectors = useFetched(kind === "shops" ? readConnectors : readNothing).value ?? [];
  const specs = useChannels();
  const mail = new Set(specs.filter(({ address }) => address === "mail").map(({ name }) => name));
  const known = {
    teams,
    queues,
    skills,
    roles,
    budgets,
    connectors: connectors.map(({ id, title }) => ({ id, name: title })),
    calendars: named(beside?.calendars),
    hooks: named(beside?.hooks.filter((one) => channel === undefined || one["channel"] === channel)),
    hookChannels: specs
      .filter(({ has_hooks }) => has_hooks)
      .map(({ name }) => ({ id: name, name: channelWord(messages, name) })),
    mailAccounts: named(beside?.accounts.filter((one) => mail.has(shown(one["channel"])))),
  };
  return namesFrom(messages, known, Object.keys(channels));
}
