import { present } from "../store";
import { openDecline } from "../view";
import type { Command } from "./command";

export const declineOffer: Command = {
  name: "decline-offer",
  group: "offers",
  label: (messages) => messages.commands.declineOffer,
  shortcut: { key: "x", with: "alt" },
  isPossible: (desk) => (desk.desk?.offers.length ?? 0) > 0,
  perform: () => {
    const offer = present().desk?.offers[0];
    if (offer !== undefined) openDecline(offer.id);
  },
};
