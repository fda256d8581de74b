import type { ChannelCapacity } from "@contact-hub/shared/wire.gen";
import type { Messages } from "../i18n/en";

/** Whether nothing of it comes although its own limit would let it: something else that I hold stands against it. */
export const isClosed = ({ limit, used, no_room: noRoom }: ChannelCapacity): boolean => noRoom !== "" && used < limit;

/** What I hold of a channel or budget and may hold, and why nothing more comes where its own limit does not say so. */
export function roomWords(messages: Messages, name: string, room: ChannelCapacity): string {
  const held = messages.bar.capacityOf(name, room.used, room.limit);
  const reasons: Readonly<Record<string, string>> = messages.room.closed;
  const why = isClosed(room) ? reasons[room.no_room] : undefined;
  return why === undefined ? held : messages.room.heldBut(held, why);
}
