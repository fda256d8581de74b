import { useEffect, useRef, type ReactElement } from "react";
import type { DepartingReply } from "@contact-hub/shared/wire.gen";
import { called } from "../../desk/called";
import { useNow } from "../../desk/clock";
import { keysOf } from "../../desk/commands/command";
import { undoSend } from "../../desk/commands/undoSend";
import { currentId, rowOf } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { departing, departingIn, meantByKey, sendNow, takeBack } from "../../desk/undo";
import { number } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { standAboveComposer } from "../../ui/aboveComposer";
import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { beginningOf, isLong } from "../fold";
import timeline from "../Timeline.module.css";
import styles from "./Sending.module.css";

const STAND_EVERY_MS = 250;

/** What I sent in this conversation and can still take back. */
export function Departing({ id }: { readonly id: string }): ReactElement | null {
  const { sending } = useMessages();
  const row = useConsole((state) => departingIn(state, id));
  if (row === null) return null;
  return (
    <article className={cx(timeline.item, timeline.out, styles.departing)}>
      <div className={timeline.bubble}>
        <p className={timeline.text}>{isLong(row.text) ? beginningOf(row.text) : row.text}</p>
        {row.files > 0 && <p className={timeline.state}>{sending.withFiles(row.files)}</p>}
      </div>
      <div className={timeline.state}>
        <span>{sending.sending}</span>
        <Deeds row={row} />
      </div>
    </article>
  );
}

/** The same of conversations that are not on screen, wherever I am meanwhile. */
export function DepartingElsewhere(): ReactElement | null {
  const rows = useConsole(departing);
  const here = useConsole(currentId);
  const elsewhere = rows.filter((row) => row.conversation_id !== here);
  const strip = useRef<HTMLDivElement>(null);
  const isShown = elsewhere.length > 0;
  useEffect(() => {
    if (!isShown) return undefined;
    const stand = () => standAboveComposer(strip.current);
    stand();
    // The composer comes a moment after its conversation, and grows while one writes in it.
    const again = setInterval(stand, STAND_EVERY_MS);
    return () => clearInterval(again);
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div ref={strip} className={styles.strip} role="status">
      {elsewhere.map((row) => (
        <Elsewhere key={row.client_id} row={row} />
      ))}
    </div>
  );
}

function Elsewhere({ row }: { readonly row: DepartingReply }): ReactElement {
  const messages = useMessages();
  const name = useConsole((state) => called(messages, rowOf(state, row.conversation_id)?.customer));
  return (
    <div className={styles.line}>
      <span className={styles.to}>{messages.sending.sendingTo(name)}</span>
      <Deeds row={row} />
    </div>
  );
}

function Deeds({ row }: { readonly row: DepartingReply }): ReactElement {
  const { sending } = useMessages();
  const isMeant = useConsole((state) => meantByKey(state)?.client_id === row.client_id);
  return (
    <>
      <Countdown until={row.leaves_at} />
      <Button isSmall onPress={() => void takeBack(row)} hint={isMeant ? keysOf(undoSend) : undefined}>
        {sending.undo}
      </Button>
      <Button isSmall tone="quiet" onPress={() => void sendNow(row)}>
        {sending.now}
      </Button>
    </>
  );
}

/** Seen, and never read out: it would speak every second. */
function Countdown({ until }: { readonly until: string }): ReactElement {
  const { sending } = useMessages();
  const left = Math.ceil((Date.parse(until) - useNow(500)) / 1_000);
  return (
    <span className={styles.count} aria-hidden="true" title={sending.seconds(Math.max(left, 0))}>
      {number(Math.max(left, 0))}
    </span>
  );
}
