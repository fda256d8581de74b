import type { QueueFigures } from "@contact-hub/shared/wire.gen";

type Wait = Pick<QueueFigures, "longest_waiting_since" | "service_target_seconds">;

/** Whether the customer who waits longest has waited longer than the queue promises. */
export function isLate({ longest_waiting_since: since, service_target_seconds: target }: Wait, now: number): boolean {
  return since !== null && now - Date.parse(since) > target * 1_000;
}
