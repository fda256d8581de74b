import { useEffect, useRef, type ReactElement } from "react";
import { follow, load, markRead } from "../desk/conversations";
import { currentRow, isFreeToTake, isMine, lastEventOf, stateOf } from "../desk/derived";
import { useConsole } from "../desk/store";
import { take } from "../desk/commands/takeConversation";
import { leaveConversation } from "../desk/view";
import { ringingWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { EmptyState, Skeleton } from "../ui/Marks";
import { Composer } from "./Composer";
import { ConversationHeader } from "./ConversationHeader";
import { Timeline } from "./Timeline";
import { WrapUpPanel } from "./WrapUpPanel";
import styles from "./Conversation.module.css";

interface Props {
  readonly id: string;
}

/** One conversation: who, what was said, and what to say. */
export function ConversationPage({ id }: Props): ReactElement {
  const messages = useMessages();
  const isLoaded = useConsole((state) => state.logs[id] !== undefined);
  const problem = useConsole((state) => state.missing[id]);
  useFollowing(id);
  useReload(id, isLoaded);
  useOthersDeeds(id);
  useReading(id);
  if (!isLoaded && problem !== undefined) {
    return (
      <>
        <h1 className="unseen">{messages.inbox.title}</h1>
        <EmptyState icon="warning" title={problem}>
          <Button onPress={() => void load(id)}>{messages.retry}</Button>
          <Button tone="quiet" onPress={leaveConversation}>
            {messages.conversation.back}
          </Button>
        </EmptyState>
      </>
    );
  }
  return (
    <div className={styles.page}>
      <ConversationHeader id={id} />
      {isLoaded ? <Timeline id={id} /> : <Skeleton lines={9} label={messages.loading} />}
      {isLoaded && <Foot id={id} />}
    </div>
  );
}

/** Keep the conversation live; who gains or loses it may read and do other things with it. */
function useFollowing(id: string): void {
  const isHeld = useConsole((state) => isMine(state, id));
  useEffect(() => follow(id, isHeld), [id, isHeld]);
}

/** After a fresh snapshot the logs are gone: fetch this one again. */
function useReload(id: string, isLoaded: boolean): void {
  const wasLoaded = useRef(false);
  useEffect(() => {
    if (wasLoaded.current && !isLoaded) void load(id);
    wasLoaded.current = isLoaded;
  }, [id, isLoaded]);
}

/** Of what somebody else holds only items are heard: whenever one tells of a deed, look who holds it now. */
function useOthersDeeds(id: string): void {
  const last = useConsole((state) => lastEventOf(state, id));
  const isHeld = useConsole((state) => isMine(state, id));
  const known = useRef(last);
  useEffect(() => {
    if (known.current !== undefined && last !== known.current && !isHeld) void load(id);
    if (last !== undefined) known.current = last;
  }, [id, last, isHeld]);
}

/** What is on a visible screen has been read. */
function useReading(id: string): void {
  const unread = useConsole((state) => currentRow(state, id)?.unread ?? 0);
  useEffect(() => {
    if (unread === 0) return undefined;
    const see = () => markRead(id);
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [id, unread]);
}

/** What can be done here: write, wrap up, take, or only read. */
function Foot({ id }: Props): ReactElement {
  const messages = useMessages();
  const state = useConsole((desk) => stateOf(desk, id));
  const isHeld = useConsole((desk) => isMine(desk, id));
  const isFree = useConsole((desk) => isFreeToTake(desk, id));
  const ringing = useConsole((desk) => ringingWords(messages, desk, id));
  const mayWrite = useConsole((desk) => desk.logs[id]?.can_write ?? false);
  if (isHeld && state === "wrap_up") return <WrapUpPanel id={id} />;
  if (isHeld || mayWrite) return <Composer key={id} id={id} />;
  const { closedOnly, readOnly, takeToAnswer } = messages.conversation;
  return (
    <footer className={styles.readOnly}>
      <p>{state === "closed" ? closedOnly : isFree ? takeToAnswer : (ringing ?? readOnly)}</p>
      {isFree && (
        <Button tone="primary" onPress={() => void take(id)}>
          {messages.inbox.take}
        </Button>
      )}
    </footer>
  );
}
