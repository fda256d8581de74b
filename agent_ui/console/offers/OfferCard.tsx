import { useState, type ReactElement } from "react";
import type { OfferCard as Offer } from "@contact-hub/shared/wire.gen";
import { called } from "../desk/called";
import { hubNow, useNow } from "../desk/clock";
import { accept, acceptOffer } from "../desk/commands/acceptOffer";
import { keysOf } from "../desk/commands/command";
import { declineOffer } from "../desk/commands/declineOffer";
import { offerOf, queueName } from "../desk/derived";
import { useHasPassed } from "../desk/offers";
import { useConsole } from "../desk/store";
import { Span } from "../desk/times";
import { openDecline } from "../desk/view";
import { channelWord, reasonWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { channelIcon, Icon } from "../ui/Icon";
import { cx } from "../ui/cx";
import { Ring } from "../ui/Marks";
import styles from "./Offers.module.css";

interface Props {
  readonly id: string;
  readonly isFirst: boolean;
  /** Below another there is room for what it is about alone; the rest follows once it stands on top. */
  readonly isShort: boolean;
}

/** One offer: who, over what, why me, and how long it still rings. */
export function OfferCard({ id, isFirst, isShort }: Props): ReactElement | null {
  const messages = useMessages();
  const offer = useConsole((state) => offerOf(state, id));
  const queue = useConsole((state) => queueName(state, offer?.queue ?? ""));
  const [isBusy, setBusy] = useState(false);
  const isOver = useHasPassed(offer);
  if (!offer) return null;
  const name = called(messages, offer.customer);
  const place = `${channelWord(messages, offer.channel)} · ${queue}`;

  async function take(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    await accept(id);
    setBusy(false);
  }

  return (
    <article className={cx(styles.card, isShort && styles.short)} aria-label={messages.offer.title(name)}>
      <header className={styles.head}>
        <div className={styles.who}>
          <h2 className={styles.name} title={name}>
            {name}
          </h2>
          <p className={styles.facts} title={place}>
            <Icon name={channelIcon(offer.channel)} />
            <span className={styles.place}>{place}</span>
          </p>
          <p className={cx(styles.facts, styles.waited)}>
            <Icon name="clock" />
            <span>
              <Span since={offer.waiting_since} words={messages.offer.waited} />
            </span>
          </p>
        </div>
        <Countdown offer={offer} />
      </header>
      {isShort ? <ShortMatter offer={offer} /> : <Matter offer={offer} />}
      <p role="status" className={isOver ? styles.passed : "unseen"}>
        {isOver && messages.offer.passed}
      </p>
      <footer className={styles.actions}>
        <Button
          tone="primary"
          hint={isFirst ? keysOf(acceptOffer) : undefined}
          isDisabled={isOver}
          onPress={() => void take()}
        >
          {messages.offer.accept}
        </Button>
        <Button hint={isFirst ? keysOf(declineOffer) : undefined} isDisabled={isOver} onPress={() => openDecline(id)}>
          {messages.offer.decline}
        </Button>
      </footer>
    </article>
  );
}

/** What it is about, as whoever has time for one offer reads it. */
function Matter({ offer }: { readonly offer: Offer }): ReactElement {
  const messages = useMessages();
  return (
    <>
      {offer.callback !== "" && (
        <p className={styles.subject}>
          <Icon name="phone" /> {messages.callback.to(offer.callback)}
        </p>
      )}
      {offer.subject !== "" && (
        <p className={styles.subject} title={offer.subject}>
          {offer.subject}
        </p>
      )}
      {offer.preview !== "" && (
        <p className={styles.preview}>
          <span>{offer.preview}</span>
        </p>
      )}
      {offer.note !== "" && (
        <p className={cx(styles.preview, styles.note)}>
          <span>
            <strong>{messages.offer.noteBy(offer.note_by)}</strong> {offer.note}
          </span>
        </p>
      )}
      {offer.reason !== null && (
        <p className={styles.reason}>
          <span className={styles.reasonLabel}>{messages.offer.whyMe}</span> {reasonWords(messages, offer.reason)}
        </p>
      )}
    </>
  );
}

/** The same in one line: what a colleague noted, what it is called, or what she wrote. */
function ShortMatter({ offer }: { readonly offer: Offer }): ReactElement | null {
  const { callback } = useMessages();
  const line = offer.callback !== "" ? callback.to(offer.callback) : offer.note || offer.subject || offer.preview;
  return line === "" ? null : (
    <p className={styles.line} title={line}>
      {line}
    </p>
  );
}

function Countdown({ offer }: { readonly offer: Offer }): ReactElement {
  const messages = useMessages();
  const now = useNow(1_000);
  const [seen] = useState(hubNow);
  const end = Date.parse(offer.expires_at);
  const left = Math.max(0, Math.floor((end - now) / 1_000));
  const share = Math.min(1, Math.max(0, (end - now) / Math.max(1_000, end - seen)));
  return (
    <Ring share={share}>
      <span aria-hidden="true">{left}</span>
      <span className="unseen">{messages.offer.secondsLeft(left)}</span>
    </Ring>
  );
}
