import { memo, Suspense, useMemo, useState, type FocusEvent, type PointerEvent, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { currentId, currentRow } from "../desk/derived";
import type { ConsoleState } from "../desk/state";
import { ORIGINAL } from "../desk/originals";
import { present, set, useConsole } from "../desk/store";
import { translationOf } from "../desk/translations";
import { timeOfDay, moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Chip } from "../ui/Marks";
import { authorOf } from "./author";
import { deliveryWords } from "./delivery";
import { EventLine } from "./EventLine";
import { Files } from "./Files";
import { beginningOf, isLong } from "./fold";
import { FoldButton } from "./FoldButton";
import { ForwardButton } from "./letter/ForwardButton";
import { LetterLine } from "./letter/LetterLine";
import { looseFiles } from "./mail/inline";
import { MentionedText } from "./MentionedText";
import { toldWith } from "./told";
import styles from "./Timeline.module.css";
import { later } from "../ui/later";

const Aftermath = later(async () => (await import("./changes/Aftermath")).Aftermath);
const Withdrawn = later(async () => (await import("./changes/Aftermath")).Withdrawn);
const Quote = later(async () => (await import("./changes/Quote")).Quote);
const Deeds = later(async () => (await import("./changes/Deeds")).Deeds);
const Rewrite = later(async () => (await import("./changes/Rewrite")).Rewrite);
const MailBody = later(async () => (await import("./mail/MailBody")).MailBody);
const Original = later(async () => (await import("./translation/Reading")).Original);
const Translation = later(async () => (await import("./translation/Reading")).Translation);
const Undelivered = later(async () => (await import("./sending/Undelivered")).Undelivered);

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
  const marks = useConsole((state) => marksOf(state, item.id));
  const [isSought, isRewritten, isReactedTo] = [SOUGHT, REWRITTEN, REACTED_TO].map((mark) => marks.includes(mark));
  const { isNear, ...watching } = useNearness(item.id);
  const loose = useMemo(() => looseFiles(item), [item]);
  const isTranslated = useConsole((state) => translationOf(state, item) !== null);
  const isNote = item.kind === "note";
  const isMail = item.html !== null;
  const side = isNote ? styles.note : item.direction === "in" ? styles.in : styles.out;
  return (
    <article
      id={`item-${item.id}`}
      tabIndex={-1}
      {...watching}
      className={cx(
        styles.item,
        side,
        isContinued && styles.continued,
        isMail && styles.mail,
        isSought && styles.sought,
      )}
    >
      <Head item={item} customer={customer} isHidden={isContinued} />
      <div className={styles.bubble}>
        <LetterLine item={item} />
        {item.replies_to !== "" && (
          <Suspense fallback={null}>
            <Quote item={item.replies_to} />
          </Suspense>
        )}
        {item.details["erased"] !== undefined ? (
          <Erased />
        ) : item.withdrawn_at !== null ? (
          <Suspense fallback={<Gone />}>
            <Withdrawn item={item} />
          </Suspense>
        ) : isRewritten ? (
          <Suspense fallback={null}>
            <Rewrite item={item} />
          </Suspense>
        ) : (
          <Body item={item} customer={customer} />
        )}
        {isTranslated && (
          <Suspense fallback={null}>
            <Translation item={item} />
          </Suspense>
        )}
        {item.direction === "out" && item.details[ORIGINAL] !== undefined && (
          <Suspense fallback={null}>
            <Original text={item.details[ORIGINAL]} />
          </Suspense>
        )}
        <Files files={loose} />
        {item.details["unproven"] !== undefined && <Unproven />}
        <ToldList item={item} />
        {(isNear || isReactedTo) && !isRewritten && !isMail && (
          <Suspense fallback={null}>
            <Deeds item={item} />
          </Suspense>
        )}
      </div>
      {(item.reactions.length > 0 || item.edited_at !== null) && (
        <Suspense fallback={null}>
          <Aftermath item={item} />
        </Suspense>
      )}
      {item.withdrawn_at === null && <State item={item} />}
      <div className={styles.foot}>
        <ForwardButton item={item} />
        {isMail && (
          <Suspense fallback={null}>
            <Deeds item={item} />
          </Suspense>
        )}
      </div>
    </article>
  );
}

const SOUGHT = "s";
const REWRITTEN = "w";
const REACTED_TO = "r";

/** What is being done with a message, as one word: hundreds of them look at every change. */
const marksOf = ({ soughtItem, rewriting, reacting }: ConsoleState, id: string): string =>
  (soughtItem === id ? SOUGHT : "") + (id in rewriting ? REWRITTEN : "") + (reacting === id ? REACTED_TO : "");

/** Whether one is at it, by the mouse or by the keyboard. */
function useNearness(id: string) {
  const [isOver, setOver] = useState(false);
  const [isIn, setIn] = useState(false);
  return {
    isNear: isOver || isIn,
    onPointerEnter: ({ pointerType }: PointerEvent) => setOver(pointerType === "mouse"),
    onPointerLeave: () => setOver(false),
    onFocus: () => {
      setIn(true);
      if (present().chosenItem !== id) set({ chosenItem: id });
    },
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) setIn(false);
    },
  };
}

/** Its customer was erased. */
function Erased(): ReactElement {
  return <p>{useMessages().erased}</p>;
}

/** What stands there until the words for it are here. */
function Gone(): ReactElement {
  return <p>{useMessages().changing.withdrawn}</p>;
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
  const author = authorOf(messages, item, customer, me);
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
  if (item.html !== null) {
    const title = words.mail(item.author_name || customer || words.customerWrote);
    return (
      <Suspense fallback={<div className={styles.arriving} />}>
        <MailBody item={item} title={title} />
      </Suspense>
    );
  }
  const hasMore = item.full_text !== "" && item.full_text !== item.text;
  const text = isQuoted ? item.full_text : item.text;
  const isFolded = isLong(text) && !isOpen;
  return (
    <>
      <p className={styles.text}>
        <MentionedText text={isFolded ? beginningOf(text) : text} mentions={item.details["mentions"]} />
      </p>
      {isLong(text) && <FoldButton isOpen={isOpen} onChange={setOpen} />}
      {hasMore && (
        <button type="button" className={styles.quoted} aria-expanded={isQuoted} onClick={() => setQuoted(!isQuoted)}>
          {isQuoted ? words.quotedHide : words.quoted}
        </button>
      )}
    </>
  );
}

/** Anybody could have sent this in her name; where nothing here is proven, the customer's panel says so once. */
function Unproven(): ReactElement | null {
  const messages = useMessages();
  const isElseProven = useConsole(isProven);
  if (!isElseProven) return null;
  return (
    <span title={messages.customer.unprovenHint}>
      <Chip tone="warn">{messages.unverified}</Chip>
    </span>
  );
}

function isProven(state: ConsoleState): boolean {
  const id = currentId(state);
  return id !== null && (currentRow(state, id)?.customer.is_verified ?? false);
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
    <div className={cx(styles.state, isBad && styles.stateBad)}>
      {isBad && <Icon name="warning" />}
      <span>{deliveryWords(messages, item.state, item.error)}</span>
      {isBad && (
        <Suspense fallback={null}>
          <Undelivered item={item} />
        </Suspense>
      )}
    </div>
  );
}
