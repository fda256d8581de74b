/** How I chose to be told: kept by the hub, so that it is the same wherever I sign in. */
import { useSyncExternalStore } from "react";
import { base } from "../desk/base";
import { ask } from "../desk/http";
import type { Sound } from "./sounds";

export const KINDS = ["offer", "message", "mention", "promise"] as const;
export type Kind = (typeof KINDS)[number];

export interface Choice {
  readonly sound: Sound;
  readonly volume: number;
  readonly notify: boolean;
}

export interface Alerts {
  readonly kinds: Readonly<Record<Kind, Choice>>;
  readonly names_customers: boolean;
  /** False: the floor keeps customers off every notification. */
  readonly may_name_customers: boolean;
}

/** Until the hub has told, and when it cannot: heard, and nothing of a customer shown. */
let chosen: Alerts = {
  kinds: {
    offer: { sound: "chime", volume: 60, notify: true },
    message: { sound: "drop", volume: 40, notify: true },
    mention: { sound: "marimba", volume: 50, notify: true },
    promise: { sound: "bell", volume: 50, notify: true },
  },
  names_customers: false,
  may_name_customers: false,
};
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel(`hub alerts ${base.pathname}`);
tabs.addEventListener("message", () => void loadAlerts().catch(() => undefined));

export const presentAlerts = (): Alerts => chosen;

/** Ask the hub again, as after a change of the floor. */
export async function loadAlerts(): Promise<Alerts> {
  chosen = await ask<Alerts>("GET", "api/alerts");
  for (const listener of listeners) listener();
  return chosen;
}

/** Be told so from now on, in every tab. */
export async function saveAlerts({ kinds, names_customers }: Alerts): Promise<void> {
  await ask<void>("PUT", "api/alerts", { kinds, names_customers });
  await loadAlerts();
  // A channel of tabs has no target origin: it never leaves this one.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage("changed");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAlerts = (): Alerts => useSyncExternalStore(subscribe, presentAlerts);
