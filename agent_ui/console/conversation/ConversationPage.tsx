import { Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { follow, load, markRead } from "../desk/conversations";
import { isFreeToTake, isMine, lastEventOf, lastTellsOfOthers, may, stateOf } from "../desk/derived";
import { answeredRow, mayJoin, unreadHere } from "../desk/inside";
import { seeMentions, unreadMentions } from "../desk/mentions";
import { present, useConsole } from "../desk/store";
import { joinConversation } from "../desk/commands/joinConversation";
import { reopen } from "../desk/commands/reopen";
import { keysOf } from "../desk/commands/command";
import { writeNote } from "../desk/commands/writeNote";
import { take } from "../desk/commands/takeConversation";
import { isNoting } from "../desk/unsent";
import { leaveConversation } from "../desk/view";
import { ringingWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { EmptyState, Skeleton } from "../ui/Marks";
import { AttendingLine } from "./AttendingLine";
import { Composer } from "./Composer";
import { ConversationHeader } from "./ConversationHeader";
import { Timeline } from "./Timeline";
import { Unsent } from "./Unsent";
import { WrapUpPanel } from "./WrapUpPanel";
import styles from "./Conversation.module.css";
import { later } from "../ui/later";

const ByItself = later(async () => (await import("./translation/ByItself")).ByItself);

interface Props {
  readonly id: string;
}

/** One conversation: who, what was said, and what to say. */
export function ConversationPage({ id }: Props): ReactElement {
  const messages = useMessages();
  const isLoaded = useConsole((state) => state.logs[id] !== undefined);
  const problem = useConsole((state) => state.missing[id]);
  const translates = useConsole((state) => state.floor.translates);
  const unread = useUnreadBefore(id);
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
        <Unsent id={id} />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <ConversationHeader id={id} />
      {isLoaded ? <Timeline key={id} id={id} unread={unread} /> : <Skeleton lines={9} label={messages.loading} />}
      {isLoaded && translates && (
        <Suspense fallback={null}>
          <ByItself key={id} id={id} />
        </Suspense>
      )}
      {isLoaded && <AttendingLine id={id} />}
      {isLoaded && <Foot id={id} />}
    </div>
  );
}

/** How much was unread before it came to the screen, which makes it read. */
function useUnreadBefore(id: string): number {
  const [opened, setOpened] = useState(() => ({ id, unread: unreadHere(present(), id) }));
  if (opened.id === id) return opened.unread;
  const now = { id, unread: unreadHere(present(), id) };
  setOpened(now);
  return now.unread;
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
  const isRelated = useConsole((state) => lastTellsOfOthers(state, id));
  const known = useRef(last);
  useEffect(() => {
    const isOther = known.current !== undefined && last !== known.current;
    if (isOther && (!isHeld || isRelated)) void load(id);
    if (last !== undefined) known.current = last;
  }, [id, last, isHeld, isRelated]);
}

/** What comes to a visible screen has been read; what is marked as unread elsewhere is looked at again first. */
function useReading(id: string): void {
  const last = useConsole((state) => answeredRow(state, id)?.last_message_at);
  const mentions = useConsole((state) => (state.logs[id] === undefined ? 0 : unreadMentions(state, id)));
  useEffect(() => {
    if (last === undefined && mentions === 0) return undefined;
    const see = () => {
      markRead(id);
      seeMentions(id);
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [id, last, mentions]);
}

/** What can be done here: write, wrap up, take, or only read. */
function Foot({ id }: Props): ReactElement {
  const messages = useMessages();
  const state = useConsole((desk) => stateOf(desk, id));
  const isHeld = useConsole((desk) => isMine(desk, id));
  const isFree = useConsole((desk) => isFreeToTake(desk, id));
  const ringing = useConsole((desk) => ringingWords(messages, desk, id));
  const canJoin = useConsole((desk) => mayJoin(desk, id));
  const mayWrite = useConsole((desk) => desk.logs[id]?.can_write ?? false);
  const noting = useConsole((desk) => isNoting(desk, id));
  const mayWork = useConsole((desk) => may(desk, "desk.work"));
  if (isHeld && state === "wrap_up")
    return (
      <div className={styles.feet}>
        <Unsent id={id} />
        <WrapUpPanel id={id} />
      </div>
    );
  if (isHeld || mayWrite) return <Composer key={id} id={id} />;
  const { work } = messages;
  const { closedOnly, readOnly, takeToAnswer } = messages.conversation;
  return (
    <>
      <Unsent id={id} />
      <footer className={styles.readOnly}>
        <p className={styles.why}>{state === "closed" ? closedOnly : isFree ? takeToAnswer : (ringing ?? readOnly)}</p>
        {state === "closed" && mayWork && <Button onPress={reopen.perform}>{work.commands.reopenShort}</Button>}
        {!noting && mayWork && (
          <Button icon="note" hint={keysOf(writeNote)} onPress={writeNote.perform}>
            {messages.commands.note}
          </Button>
        )}
        {canJoin && <Button onPress={joinConversation.perform}>{work.commands.join}</Button>}
        {isFree && (
          <Button tone="primary" onPress={() => void take(id)}>
            {messages.inbox.take}
          </Button>
        )}
      </footer>
      {noting && <Composer key={id} id={id} />}
    </>
  );
}
