/** Web Push in this browser: whether it can be, and the subscription that the hub is given. */
import { IS_ONE_TAB } from "../desk/base";
import { ask, Problem } from "../desk/http";
import { allowedNow } from "./notifications";

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly made_at: string;
  readonly told_at: string | null;
  readonly names_customers: boolean;
  readonly is_here: boolean;
  readonly is_failing: boolean;
}

export interface Push {
  /** The hub's public key. */
  readonly key: string;
  readonly devices: readonly Device[];
}

/** Why this browser cannot be told; null where it can, or could once it was asked. */
export type Obstacle = "denied" | "insecure" | "none" | "tab";

export function obstacle(): Obstacle | null {
  if (IS_ONE_TAB) return "tab";
  if (!isSecureContext) return "insecure";
  if (!("serviceWorker" in navigator && "PushManager" in globalThis)) return "none";
  const allowed = allowedNow();
  return allowed === "denied" ? "denied" : allowed === "none" ? "none" : null;
}

export const readPush = (): Promise<Push> => ask<Push>("GET", "api/push");

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Whether the browser holds a subscription; whether the hub does is another question. */
export const isSubscribed = async (): Promise<boolean> => obstacle() === null && (await subscription()) !== null;

/** Ask the browser, which asks its user where it must, and give the hub what it answers; false where she refused. */
export async function turnOn(key: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  const registration = await navigator.serviceWorker.ready;
  const old = await registration.pushManager.getSubscription();
  // One made with another key of a hub would never be served.
  if (old !== null && keyOf(old) !== key) await old.unsubscribe();
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await give(made, false);
  return true;
}

/** Tell this browser nothing more; `id` is what the hub calls it, where it knows it. */
export async function turnOff(id: string | null): Promise<void> {
  if (id !== null) await endDevice(id);
  await (await subscription())?.unsubscribe();
}

export const endDevice = (id: string): Promise<void> => ask<void>("DELETE", `api/push/devices/${id}`);

export const nameCustomers = (id: string, names_customers: boolean): Promise<Device> =>
  ask<Device>("PUT", `api/push/devices/${id}`, { names_customers });

/**
 * The console is open: what was pushed is seen here, and the hub hears that this browser is still used. Where it
 * tells this person nothing any more, because she signed out or ended it, or it was somebody else's, it is off.
 */
export async function renew(): Promise<void> {
  if (obstacle() !== null) return;
  const registration = await navigator.serviceWorker.getRegistration();
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
  const found = await subscription();
  if (found === null) return;
  try {
    await give(found, true);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) await found.unsubscribe();
  }
}

async function give(made: PushSubscription, is_renewal: boolean): Promise<void> {
  const { endpoint, keys } = made.toJSON();
  await ask<Device>("PUT", "api/push/devices", {
    endpoint,
    p256dh: keys?.["p256dh"],
    auth: keys?.["auth"],
    is_renewal,
  });
}

function keyOf(made: PushSubscription): string {
  const bytes = new Uint8Array(made.options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
