import { firstLive } from "../offers";
import { present } from "../store";
import { openDecline } from "../view";
import type { Command } from "./command";

export const declineOffer: Command = {
  name: "decline-offer",
  group: "offers",
  label: (messages) => messages.commands.declineOffer,
  shortcut: { key: "x", with: "alt" },
  isPossible: (desk) => firstLive(desk) !== undefined,
  perform: () => {
    const offer = firstLive(present());
    if (offer !== undefined) openDecline(offer.id);
  },
};
