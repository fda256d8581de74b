import type { Messages } from "../i18n/en";

/** The words for how far a message came. */
export function deliveryWords({ delivery }: Messages, state: string, error: string | null): string {
  switch (state) {
    case "queued":
      return delivery.queued;
    case "sent":
      return delivery.sent;
    case "delivered":
      return delivery.delivered;
    case "read":
      return delivery.read;
    case "failed":
      return delivery.failed(error ?? "");
    default:
      return delivery.unknown;
  }
}
