import { memo, useState, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { useConsole } from "../desk/store";
import { timeOfDay, moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Chip } from "../ui/Marks";
import { deliveryWords } from "./delivery";
import { EventLine } from "./EventLine";
import { Files } from "./Files";
import { beginningOf, isLong } from "./fold";
import { FoldButton } from "./FoldButton";
import { MailBody } from "./MailBody";
import { toldWith } from "./told";
import styles from "./Timeline.module.css";

interface Props {
  readonly item: Item;
  /** Who writes when an item names nobody. */
  readonly customer: string;
  readonly isContinued: boolean;
}

/** One thing that happened; it is drawn again only when it changes itself. */
export const ItemView = memo(function ItemView({ item, customer, isContinued }: Props): ReactElement {
  if (item.kind === "event") return <EventLine item={item} />;
  return <Written item={item} customer={customer} isContinued={isContinued} />;
});

function Written({ item, customer, isContinued }: Props): ReactElement {
  const isSought = useConsole((state) => state.soughtItem === item.id);
  const isNote = item.kind === "note";
  const side = isNote ? styles.note : item.direction === "in" ? styles.in : styles.out;
  return (
    <article
      id={`item-${item.id}`}
      tabIndex={-1}
      className={cx(
        styles.item,
        side,
        isContinued && styles.continued,
        item.html !== null && styles.mail,
        isSought && styles.sought,
      )}
    >
      <Head item={item} customer={customer} isHidden={isContinued} />
      <div className={styles.bubble}>
        <Body item={item} customer={customer} />
        <Files files={item.files} />
        {item.details["unproven"] !== undefined && <Unproven />}
        <ToldList item={item} />
      </div>
      <State item={item} />
    </article>
  );
}

interface HeadProps {
  readonly item: Item;
  readonly customer: string;
  readonly isHidden: boolean;
}

function Head({ item, customer, isHidden }: HeadProps): ReactElement {
  const messages = useMessages();
  const me = useConsole((state) => state.session?.person.id);
  const words = messages.conversation;
  const fallback = item.direction === "in" ? customer || words.customerWrote : words.hub;
  const author = item.author !== "" && item.author === me ? words.you : item.author_name || fallback;
  return (
    <header className={isHidden ? "unseen" : styles.head}>
      {item.kind === "note" && <Icon name="note" />}
      <span className={styles.author}>{author}</span>
      {item.kind === "note" && <span>{words.noteLabel}</span>}
      {item.kind === "call" && <span>{words.call}</span>}
      <time dateTime={item.at} title={moment(item.at)}>
        {timeOfDay(item.at)}
      </time>
    </header>
  );
}

function Body({ item, customer }: { readonly item: Item; readonly customer: string }): ReactElement {
  const messages = useMessages();
  const [isQuoted, setQuoted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const words = messages.conversation;
  const hasMore = item.full_text !== "" && item.full_text !== item.text;
  const text = isQuoted ? item.full_text : item.text;
  const isFolded = isLong(text) && !isOpen;
  return (
    <>
      {item.html !== null && !isQuoted ? (
        <MailBody
          html={item.html}
          title={words.mail(item.author_name || customer || words.customerWrote)}
          isFolded={isFolded}
        />
      ) : (
        <p className={styles.text}>{isFolded ? beginningOf(text) : text}</p>
      )}
      {isLong(text) && <FoldButton isOpen={isOpen} onChange={setOpen} />}
      {hasMore && (
        <button type="button" className={styles.quoted} aria-expanded={isQuoted} onClick={() => setQuoted(!isQuoted)}>
          {isQuoted ? words.quotedHide : words.quoted}
        </button>
      )}
    </>
  );
}

/** Anybody could have sent this in her name. */
function Unproven(): ReactElement {
  return <Chip tone="warn">{useMessages().unverified}</Chip>;
}

/** What she told beside her words: her answers before the chat, the page she was on. */
function ToldList({ item }: { readonly item: Item }): ReactElement | null {
  const messages = useMessages();
  const told = toldWith(item, messages);
  if (told.length === 0) return null;
  return (
    <dl className={styles.told}>
      {told.map(({ label, value }, index) => (
        // Two questions may have one label; their order never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How far a message of ours came, in words. */
function State({ item }: { readonly item: Item }): ReactElement | null {
  const messages = useMessages();
  if (item.direction !== "out" || item.state === null) return null;
  const isBad = item.state === "failed" || item.state === "unknown";
  return (
    <p className={cx(styles.state, isBad && styles.stateBad)}>
      {isBad && <Icon name="warning" />}
      {deliveryWords(messages, item.state, item.error)}
    </p>
  );
}
