/** Calls of the API about keys and webhooks of other systems. */
import { ask } from "../../desk/http";

const part = encodeURIComponent;

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly teams: readonly string[];
  readonly per_minute: number;
  readonly made_at: string;
  readonly expires_at: string | null;
  readonly used_at: string | null;
  readonly revoked_at: string | null;
  readonly is_good: boolean;
}

export interface KeyOrder {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly teams: readonly string[];
  readonly per_minute: number;
  readonly expires_at: string | null;
}

export interface Endpoint {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly queues: readonly string[];
  readonly teams: readonly string[];
  readonly attempts: number;
  readonly failing_since: string | null;
  readonly next_at: string | null;
  readonly paused: string;
  readonly paused_at: string | null;
  readonly old_until: string | null;
}

export interface EndpointOrder {
  readonly name: string;
  readonly url: string;
  readonly kinds: readonly string[];
  readonly queues: readonly string[];
  readonly teams: readonly string[];
}

export interface Delivery {
  readonly id: string;
  readonly event_id: string;
  readonly number: number;
  readonly kind: string;
  readonly fate: string;
  readonly attempts: number;
  readonly last_at: string;
  readonly status: number | null;
  readonly error: string;
}

export interface DeliveryLog {
  readonly deliveries: readonly Delivery[];
  readonly next: string | null;
}

export interface Endpoints {
  readonly endpoints: readonly Endpoint[];
  readonly kinds: readonly string[];
}

const KEYS = "api/admin/keys";
const ENDPOINTS = "api/admin/endpoints";
const one = (id: string, ...more: readonly string[]) => [ENDPOINTS, part(id), ...more].join("/");

export const readKeys = () =>
  ask<{ readonly keys: readonly ApiKey[]; readonly scopes: readonly string[] }>("GET", KEYS);
export const makeKey = (order: KeyOrder) => ask<{ readonly key: ApiKey; readonly secret: string }>("POST", KEYS, order);
export const revokeKey = (id: string) => ask<void>("DELETE", `${KEYS}/${part(id)}`);

export interface Made {
  readonly endpoint: Endpoint;
  readonly secret: string;
}

export const readEndpoints = () => ask<Endpoints>("GET", ENDPOINTS);
export const makeEndpoint = (order: EndpointOrder) => ask<Made>("POST", ENDPOINTS, order);
export const changeEndpoint = (id: string, order: EndpointOrder) => ask<Endpoint>("PUT", one(id), order);
export const removeEndpoint = (id: string) => ask<void>("DELETE", one(id));
export const newSecret = (id: string) => ask<Made>("POST", one(id, "secret"));
export const pauseEndpoint = (id: string) => ask<Endpoint>("POST", one(id, "pause"));
export const resumeEndpoint = (id: string) => ask<Endpoint>("POST", one(id, "resume"));
export const sendTest = (id: string) => ask<Delivery>("POST", one(id, "test"));
export const sendSince = (id: string, since: string) => ask<Endpoint>("POST", one(id, "replay"), { since });
export const sendAgain = (id: string, delivery: string) =>
  ask<Delivery>("POST", one(id, "deliveries", part(delivery), "again"));
export const readLog = (id: string, before: string | null) =>
  ask<DeliveryLog>("GET", one(id, "deliveries") + (before === null ? "" : `?before=${part(before)}`));
