import { Suspense, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { called } from "../desk/called";
import { hasDeeds, recallRewriting } from "../desk/changing";
import { useNow } from "../desk/clock";
import { currentRow } from "../desk/derived";
import type { PendingMessage } from "../desk/state";
import { present, useConsole } from "../desk/store";
import { departingIn } from "../desk/undo";
import { useCalled } from "../desk/useCalled";
import { day } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { cx } from "../ui/cx";
import { ItemView } from "./ItemView";
import { PendingView } from "./PendingView";
import { follows } from "./stick";
import { firstUnread } from "./unread";
import styles from "./Timeline.module.css";
import { later } from "../ui/later";

const Departing = later(async () => (await import("./sending/Departing")).Departing);

interface Props {
  readonly id: string;
  /** How many messages were not read when it was opened. */
  readonly unread: number;
}

const NO_ITEMS: readonly Item[] = [];

/** Everything that happened, oldest first; new things are added at the end and read out once. */
export function Timeline({ id, unread }: Props): ReactElement {
  const messages = useMessages();
  const items = useConsole((state) => state.logs[id]?.items ?? NO_ITEMS);
  const customer = useCalled(id);
  const [firstNew] = useState(() => firstUnread(items, unread));
  const pending = useConsole((state) => state.pending);
  const mine = pending.filter((message) => message.conversationId === id);
  const isDeparting = useConsole((state) => departingIn(state, id) !== null);
  const canWalk = useConsole((state) => hasDeeds(state, id));
  useEffect(() => recallRewriting(present().logs[id]?.items ?? NO_ITEMS), [id]);
  const sent = useConsole((state) => departingIn(state, id)?.client_id ?? "") || (mine.at(-1)?.clientId ?? "");
  const box = useStickToEnd(
    useConsole((state) => state.soughtItem),
    sent,
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is walked to has its own controls
    <div
      className={styles.scroll}
      ref={box}
      role="log"
      aria-label={messages.conversation.log}
      tabIndex={0}
      onKeyDown={canWalk ? walk : undefined}
    >
      <div className={cx(styles.items, canWalk && styles.walked)}>
        {items.length === 0 && mine.length === 0 && !isDeparting && (
          <p className={styles.nothing}>{messages.conversation.noItems}</p>
        )}
        {items.map((item, place) => (
          <Placed
            key={item.id}
            item={item}
            customer={customer}
            before={items[place - 1]}
            isFirstNew={item.id === firstNew}
          />
        ))}
        {mine.map((message: PendingMessage) => (
          <PendingView key={message.clientId} message={message} />
        ))}
        {isDeparting && (
          <Suspense fallback={null}>
            <Departing id={id} />
          </Suspense>
        )}
        <Typing id={id} />
      </div>
    </div>
  );
}

const sameDay = (a: string, b: string) => new Date(a).toDateString() === new Date(b).toDateString();
const TOGETHER_MS = 5 * 60_000;

function isContinued(item: Item, before: Item | undefined): boolean {
  if (before === undefined || item.kind !== before.kind || item.kind === "event") return false;
  const isSameHand = item.direction === before.direction && item.author === before.author;
  return isSameHand && Date.parse(item.at) - Date.parse(before.at) < TOGETHER_MS;
}

interface PlacedProps {
  readonly item: Item;
  readonly customer: string;
  readonly before: Item | undefined;
  readonly isFirstNew: boolean;
}

function Placed({ item, customer, before, isFirstNew }: PlacedProps): ReactElement {
  const words = useMessages().conversation;
  const isNewDay = before === undefined || !sameDay(before.at, item.at);
  return (
    <>
      {isNewDay && (
        <p className={styles.day}>
          <span>{day(item.at)}</span>
        </p>
      )}
      {isFirstNew && (
        <p className={cx(styles.day, styles.new)}>
          <span>{words.newSince}</span>
        </p>
      )}
      <ItemView item={item} customer={customer} isContinued={!isNewDay && !isFirstNew && isContinued(item, before)} />
    </>
  );
}

/**
 * Begin at what was sought; else stay at the end while the reader is there, and never pull away who reads further up.
 * Whoever sends something sees it, and how to take it back, wherever she was.
 */
function useStickToEnd(sought: string | null, sent: string) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastSent = useRef(sent);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let before = element.scrollTop;
    const stick = () => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    const remember = () => {
      isAtEnd.current = follows(isAtEnd.current, before, element);
      before = element.scrollTop;
    };
    const sizes = new ResizeObserver(stick);
    sizes.observe(element);
    if (element.firstElementChild !== null) sizes.observe(element.firstElementChild);
    element.addEventListener("scroll", remember, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", remember);
    };
  }, []);
  useLayoutEffect(() => {
    const element = sought === null ? null : document.getElementById(`item-${sought}`);
    if (element === null) return;
    isAtEnd.current = false;
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  }, [sought]);
  useLayoutEffect(() => {
    const isNew = sent !== "" && sent !== lastSent.current;
    lastSent.current = sent;
    if (!isNew || box.current === null) return;
    isAtEnd.current = true;
    box.current.scrollTop = box.current.scrollHeight;
  }, [sent]);
  return box;
}

/** Arrows go from message to message, Enter to what can be done with it, Escape back to the whole. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const { currentTarget: box, target, key } = event;
  const isAt = target === box || (target instanceof Element && target.tagName === "ARTICLE");
  if (!isAt || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = [...box.querySelectorAll<HTMLElement>("article[id^='item-']")];
  const place = all.findIndex((one) => one === target);
  const there = {
    ArrowUp: all.at(place === -1 ? -1 : Math.max(place - 1, 0)),
    ArrowDown: place === -1 ? undefined : all[Math.min(place + 1, all.length - 1)],
    Home: all[0],
    End: all.at(-1),
    Enter: place === -1 ? undefined : (all[place]?.querySelector<HTMLElement>("[data-deeds] button") ?? undefined),
    Escape: place === -1 ? undefined : box,
  }[key];
  if (there === undefined) return;
  event.preventDefault();
  there.focus({ preventScroll: true });
  if (there !== box) there.scrollIntoView({ block: "nearest" });
}

function Typing({ id }: { readonly id: string }): ReactElement | null {
  const messages = useMessages();
  const typing = useConsole((state) => state.typing[id]);
  // Somebody may have given her another name since she began.
  const who = useConsole((state) => currentRow(state, id)?.customer);
  const now = useNow(1_000);
  if (typing === undefined || typing.until < now) return null;
  return (
    <p className={styles.typing}>
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {messages.conversation.typing(called(messages, who ?? { id: "", name: typing.name }))}
    </p>
  );
}
