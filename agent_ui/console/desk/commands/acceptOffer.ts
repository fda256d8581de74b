import { api } from "../api";
import { attempt } from "../notices";
import { offerOf } from "../derived";
import { firstLive, hasPassed } from "../offers";
import { present, update } from "../store";
import { openConversation } from "../view";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

/** Accept an offer whose time has not passed, and open its conversation. */
export async function accept(offer: string): Promise<void> {
  const card = offerOf(present(), offer);
  if (card === null || hasPassed(card)) return;
  const answer = await attempt(() => api.accept(offer));
  if (answer === undefined) return;
  update((state) => {
    if (state.desk === null) return state;
    return { ...state, desk: { ...state.desk, offers: state.desk.offers.filter((row) => row.id !== offer) } };
  });
  openConversation(answer.conversation_id, "mine");
  focusComposer();
}

export const acceptOffer: Command = {
  name: "accept-offer",
  group: "offers",
  label: (messages) => messages.commands.acceptOffer,
  shortcut: { key: "a", with: "alt" },
  isPossible: (desk) => firstLive(desk) !== undefined,
  perform: () => {
    const offer = firstLive(present());
    if (offer !== undefined) void accept(offer.id);
  },
};
