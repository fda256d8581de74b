import type { Colleague } from "@contact-hub/shared/wire.gen";

/** Somebody who is free, unless it is said otherwise. */
export const colleague = (id: string, fields: Partial<Colleague> = {}): Colleague => ({
  id,
  name: id,
  presence: "available",
  reason: null,
  since: "2026-05-04T08:00:00.000+00:00",
  holding: 0,
  until: null,
  next_presence: null,
  next_reason: null,
  is_reachable: true,
  live: 0,
  wrapping: 0,
  paused: {},
  room: 5,
  ...fields,
});
