import { memo, type ReactElement } from "react";
import { called } from "../desk/called";
import { take } from "../desk/commands/takeConversation";
import { heldOf, isFreeToTake, personName, queueName, waitingOf } from "../desk/derived";
import { marksIn } from "../desk/drafts";
import { mentionedRow } from "../desk/mentioned";
import { newestMention, unreadMentions } from "../desk/mentions";
import { useConsole } from "../desk/store";
import { Ago, Elapsed } from "../desk/times";
import { Expected } from "../desk/waits";
import { prospectWord, ringingWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Count } from "../ui/Marks";
import { DraftWords, Facts, RowLink, Saying, type RowProps } from "./RowLink";
import styles from "./Inbox.module.css";

/** One conversation that waits in a queue of my teams: free to take, or ringing for somebody. */
export const WaitingRow = memo(function WaitingRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const row = useConsole((state) => waitingOf(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  const ringing = useConsole((state) => ringingWords(messages, state, id));
  const mayTake = useConsole((state) => isFreeToTake(state, id));
  if (!row) return null;
  const name = called(messages, row.customer);
  // It rings, or nobody can be waited for: then no time is told.
  const said = ringing ?? prospectWord(messages, row.prospect);
  return (
    <RowLink
      id={id}
      customer={row.customer.id}
      name={name}
      action={
        mayTake && (
          <Button isSmall aria-label={messages.inbox.takeOf(name)} onPress={() => void take(id)}>
            {messages.inbox.take}
          </Button>
        )
      }
    >
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>
          <Elapsed since={row.waiting_since} />
        </span>
      </span>
      <Saying id={id} subject={row.subject} preview={row.preview} />
      <Facts row={row} queue={queue}>
        {said === null ? (
          <Expected id={id} className={styles.expected} />
        ) : (
          <span className={styles.ringing} title={said}>
            {said}
          </span>
        )}
      </Facts>
    </RowLink>
  );
});

/** One conversation that a colleague of my teams holds. */
export const HeldRow = memo(function HeldRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const row = useConsole((state) => heldOf(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  const owner = useConsole((state) => personName(state, row?.owner ?? ""));
  if (!row) return null;
  const name = called(messages, row.customer);
  const held = messages.views.heldBy(owner);
  return (
    <RowLink id={id} customer={row.customer.id} name={name}>
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>
          <Ago at={row.last_message_at} />
        </span>
      </span>
      <Saying id={id} subject={row.subject} preview={row.preview} />
      <Facts row={row} queue={queue}>
        <span className={styles.heldBy} title={held}>
          {held}
        </span>
      </Facts>
    </RowLink>
  );
});

/** One conversation with a note that names me. */
export const MentionRow = memo(function MentionRow({ id }: RowProps): ReactElement | null {
  const messages = useMessages();
  const mention = useConsole((state) => newestMention(state, id));
  const unread = useConsole((state) => unreadMentions(state, id));
  const row = useConsole((state) => mentionedRow(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  if (mention === null) return null;
  const name = called(messages, row?.customer);
  return (
    <RowLink id={id} customer={row?.customer.id ?? id} name={name} isUnread={unread > 0}>
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>
          <Ago at={mention.at} />
        </span>
      </span>
      <span className={styles.line}>
        <span className={styles.preview}>{messages.views.mentionedBy(mention.by_name)}</span>
        <Count value={unread} label={messages.views.unseen(unread)} />
      </span>
      {row !== null && <Facts row={{ channel: row.channel }} queue={queue} />}
    </RowLink>
  );
});

/** One conversation in which I have begun to write, with what I wrote last. */
export const DraftRow = memo(function DraftRow({ id, ...place }: RowProps): ReactElement | null {
  const messages = useMessages();
  const mark = useConsole((state) => marksIn(state, id)[0]);
  const row = useConsole((state) => mentionedRow(state, id));
  const queue = useConsole((state) => queueName(state, row?.queue ?? ""));
  if (mark === undefined) return null;
  const name = called(messages, row?.customer);
  const subject = mark.kind === "note" ? messages.composer.note : "";
  return (
    <RowLink id={id} {...place} customer={row?.customer.id ?? id} name={name}>
      <span className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.when}>
          <Ago at={mark.written_at} />
        </span>
      </span>
      <span className={styles.line}>
        <DraftWords subject={subject} preview={mark.text || (subject ? "" : messages.inbox.noText)} />
      </span>
      {row !== null && <Facts row={{ channel: row.channel }} queue={queue} />}
    </RowLink>
  );
});
