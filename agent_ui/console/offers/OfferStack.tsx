import { useEffect, useRef, useState, type ReactElement } from "react";
import { offerIds, offerOf, queueName } from "../desk/derived";
import { firstLive, useFirstLive } from "../desk/offers";
import { present, useConsole } from "../desk/store";
import { channelWord } from "../desk/words";
import { messages as wordsNow, useMessages } from "../i18n/language";
import { alertFor, stopAlert } from "./alert";
import { OfferCard } from "./OfferCard";
import styles from "./Offers.module.css";

/** Offers stand in a corner: heard and seen, but never in the way of what is being written. */
export function OfferStack(): ReactElement {
  const messages = useMessages();
  const ids = useConsole(offerIds);
  const first = useFirstLive();
  const isRinging = first !== undefined;
  const announced = useAnnouncement(ids);
  useEffect(() => {
    const offer = firstLive(present());
    if (isRinging && offer) alertFor(offer);
    else stopAlert();
  }, [isRinging]);
  useEffect(() => stopAlert, []);
  return (
    <>
      <div className="unseen" aria-live="assertive">
        {announced}
      </div>
      {ids.length > 0 && (
        <section className={styles.stack} aria-label={messages.offer.region}>
          {ids.map((id) => (
            <OfferCard key={id} id={id} isFirst={id === first} />
          ))}
        </section>
      )}
    </>
  );
}

/** The sentence that is read out for each offer that was not there before. */
function useAnnouncement(ids: readonly string[]): string {
  const known = useRef<ReadonlySet<string>>(new Set());
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    const fresh = ids.find((id) => !known.current.has(id));
    known.current = new Set(ids);
    const offer = fresh === undefined ? null : offerOf(present(), fresh);
    if (!offer) return;
    const words = wordsNow();
    const queue = queueName(present(), offer.queue);
    setSentence(words.offer.announce(offer.customer.name || words.unnamed, channelWord(words, offer.channel), queue));
  }, [ids]);
  return sentence;
}
