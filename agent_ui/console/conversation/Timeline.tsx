import { useLayoutEffect, useRef, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { useNow } from "../desk/clock";
import { currentRow } from "../desk/derived";
import type { PendingMessage } from "../desk/state";
import { useConsole } from "../desk/store";
import { day } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { ItemView } from "./ItemView";
import { PendingView } from "./PendingView";
import styles from "./Timeline.module.css";

interface Props {
  readonly id: string;
}

const NEAR_END_PX = 120;
const NO_ITEMS: readonly Item[] = [];

/** Everything that happened, oldest first; new things are added at the end and read out once. */
export function Timeline({ id }: Props): ReactElement {
  const messages = useMessages();
  const items = useConsole((state) => state.logs[id]?.items ?? NO_ITEMS);
  const customer = useConsole((state) => currentRow(state, id)?.customer.name ?? "");
  const pending = useConsole((state) => state.pending);
  const mine = pending.filter((message) => message.conversationId === id);
  const box = useStickToEnd(useConsole((state) => state.soughtItem));
  return (
    <div className={styles.scroll} ref={box} role="log" aria-label={messages.conversation.log} tabIndex={0}>
      <div className={styles.items}>
        {items.length === 0 && mine.length === 0 && <p className={styles.nothing}>{messages.conversation.noItems}</p>}
        {items.map((item, place) => (
          <Placed key={item.id} item={item} customer={customer} before={items[place - 1]} />
        ))}
        {mine.map((message: PendingMessage) => (
          <PendingView key={message.clientId} message={message} />
        ))}
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
}

function Placed({ item, customer, before }: PlacedProps): ReactElement {
  const isNewDay = before === undefined || !sameDay(before.at, item.at);
  return (
    <>
      {isNewDay && (
        <p className={styles.day}>
          <span>{day(item.at)}</span>
        </p>
      )}
      <ItemView item={item} customer={customer} isContinued={!isNewDay && isContinued(item, before)} />
    </>
  );
}

/** Begin at what was sought; else stay at the end while the reader is there, and never pull away who reads further up. */
function useStickToEnd(sought: string | null) {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const stick = () => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    };
    const remember = () => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
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
  return box;
}

function Typing({ id }: Props): ReactElement | null {
  const messages = useMessages();
  const typing = useConsole((state) => state.typing[id]);
  const now = useNow(1_000);
  if (typing === undefined || typing.until < now) return null;
  return (
    <p className={styles.typing}>
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {messages.conversation.typing(typing.name || messages.unnamed)}
    </p>
  );
}
