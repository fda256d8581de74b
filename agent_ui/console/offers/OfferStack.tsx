import { useEffect, useRef, useState, type ReactElement } from "react";
import { called } from "../desk/called";
import { offerIds, offerOf, queueName, rowOf } from "../desk/derived";
import { notify } from "../desk/notices";
import { useFirstLive } from "../desk/offers";
import { present, useConsole } from "../desk/store";
import { openConversation } from "../desk/view";
import { channelWord } from "../desk/words";
import { messages as wordsNow, useMessages } from "../i18n/language";
import { OfferCard } from "./OfferCard";
import styles from "./Offers.module.css";

/** Offers stand in a corner: heard and seen, but never in the way of what is being written. */
export function OfferStack(): ReactElement {
  const messages = useMessages();
  const ids = useConsole(offerIds);
  const first = useFirstLive();
  const announced = useAnnouncement(ids);
  useGifts();
  return (
    <>
      <div className="unseen" aria-live="assertive">
        {announced}
      </div>
      {ids.length > 0 && (
        <section className={styles.stack} aria-label={messages.offer.region}>
          {ids.map((id, place) => (
            <OfferCard key={id} id={id} isFirst={id === first} isShort={place > 0} />
          ))}
        </section>
      )}
    </>
  );
}

/** What my queue accepted for me: told, and opened where nothing else is being read. */
function useGifts(): void {
  const given = useConsole((state) => state.given);
  useEffect(() => {
    if (given === null) return;
    const state = present();
    const row = rowOf(state, given.conversation);
    if (row === null) return;
    const words = wordsNow();
    const title = words.offering.given(called(words, row.customer));
    const detail = `${channelWord(words, row.channel)} · ${queueName(state, row.queue)}`;
    const isFree = state.route.page === "inbox" && state.route.conversation === null;
    notify(`${title} (${detail})`, "plain", isFree ? null : row.id);
    if (isFree) openConversation(row.id, "mine");
  }, [given]);
}

/** The sentence that is read out for each offer that was not there before. */
function useAnnouncement(ids: readonly string[]): string {
  const known = useRef<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState({ offer: "", sentence: "" });
  useEffect(() => {
    const fresh = ids.find((id) => !known.current.has(id));
    known.current = new Set(ids);
    const offer = fresh === undefined ? null : offerOf(present(), fresh);
    if (!offer) return;
    const words = wordsNow();
    const queue = queueName(present(), offer.queue);
    const name = called(words, offer.customer);
    setSaid({ offer: offer.id, sentence: words.offer.announce(name, channelWord(words, offer.channel), queue) });
  }, [ids]);
  // What rings no longer is not news to whoever reads on through the page.
  return ids.includes(said.offer) ? said.sentence : "";
}
