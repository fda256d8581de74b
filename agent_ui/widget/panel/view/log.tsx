import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

import type { Chat } from "../chat.ts";
import { Icon } from "./icon.tsx";
import { Message } from "./message.tsx";
import { rowsOf } from "./rows.ts";
import { dayName } from "./times.ts";
import type { Tools } from "./tools.ts";

const NEAR_END_PIXELS = 60;
const TOUCHES = ["wheel", "touchmove", "keydown", "pointerdown"];
const TOUCH_MILLISECONDS = 800;

export function Log({ chat, tools }: { chat: Chat; tools: Tools }): JSX.Element {
  const { words, language } = tools;
  const box = useRef<HTMLDivElement>(null);
  const isNearEnd = useRef(true);
  const touchedAt = useRef(0);
  const [hasNews, setNews] = useState(false);
  const { snapshot, pending } = chat;
  const rows = useMemo(() => rowsOf(snapshot?.items ?? [], pending), [snapshot, pending]);
  const last = rows.at(-1);
  const toEnd = (): void => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    if (isNearEnd.current || last?.isMine) toEnd();
    else setNews(true);
  }, [last?.key, last?.isMine]);
  useLayoutEffect(() => {
    if (isNearEnd.current) toEnd();
  }, [chat.snapshot, chat.pending, chat.typing, chat.isShown, tools.deeds]);
  useLayoutEffect(() => {
    const log = box.current;
    const watch = new ResizeObserver(() => isNearEnd.current && toEnd());
    const onTouch = (): void => void (touchedAt.current = Date.now());
    if (log) watch.observe(log);
    for (const touch of TOUCHES) log?.addEventListener(touch, onTouch, { passive: true });
    return () => watch.disconnect();
  }, []);
  // Growing and shrinking scroll the log too; only what follows a hand on it means that she reads further up.
  const onScroll = ({ currentTarget }: { currentTarget: HTMLDivElement }): void => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS;
    if (isNear) setNews(false);
    if (isNear || Date.now() - touchedAt.current < TOUCH_MILLISECONDS) isNearEnd.current = isNear;
  };
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={box}
        tabIndex={0}
        role="log"
        aria-label={words.log}
        aria-relevant="additions"
        onScroll={onScroll}
        onLoadCapture={() => isNearEnd.current && toEnd()}
      >
        {chat.snapshot?.greeting && <p class="greeting">{chat.snapshot.greeting}</p>}
        {rows.flatMap((row) => [
          row.startsDay && (
            <p key={`day ${row.key}`} class="day">
              {dayName(row.at, language)}
            </p>
          ),
          <Message key={row.key} chat={chat} row={row} tools={tools} />,
        ])}
        {chat.typing !== null && (
          <p class="typing" aria-hidden="true">
            <span class="dots">
              <i />
              <i />
              <i />
            </span>
            {words.typing(chat.typing)}
          </p>
        )}
      </div>
      {hasNews && (
        <button class="news" onClick={toEnd}>
          <Icon name="down" />
          {words.newMessages}
        </button>
      )}
    </div>
  );
}
