/** What the steps of the set-up change: by one document each, as everything else does. */
import { ask } from "../../desk/http";
import type { Facts } from "./facts";

type Sections = Readonly<Record<string, unknown>>;

export const applyFloor = (floor: Sections) =>
  ask<unknown>("POST", "api/admin/apply", { floor, dry_run: false, prune: false });

export interface FirstNames {
  readonly team: string;
  readonly queue: string;
}

export const CALENDAR = "office-hours";

/** The queue that an account leads to; where there is none yet, one is made with its team. */
export async function firstQueue(facts: Facts, names: FirstNames): Promise<string> {
  const [known] = facts.queues;
  if (known !== undefined) return known.id;
  const team = await firstTeam(facts, names);
  await applyFloor({ queues: { general: { name: names.queue, team } } });
  return "general";
}

export async function firstTeam(facts: Facts, names: FirstNames): Promise<string> {
  const [known] = facts.teams;
  if (known !== undefined) return known.id;
  await applyFloor({ teams: { service: { name: names.team } } });
  return "service";
}

/** A chat is made at once: nothing has to be known of it. */
export async function makeChat(facts: Facts, names: FirstNames, channel: string, name: string): Promise<void> {
  const queue = await firstQueue(facts, names);
  await applyFloor({ accounts: { chat: { name, channel, address: "chat", queue } } });
}
