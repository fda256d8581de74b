import type { ConversationRow } from "@contact-hub/shared/wire.gen";
import type { ReactElement, ReactNode } from "react";
import { currentId } from "../desk/derived";
import { placeOf } from "../desk/lists";
import { useBegun } from "../desk/drafts";
import { isSelected, toggleSelected } from "../desk/selection";
import { useSlaMark } from "../desk/sla";
import { useConsole } from "../desk/store";
import { hashOf } from "../desk/view";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { cx } from "../ui/cx";
import { DueMark } from "../ui/DueMark";
import { channelIcon, Icon } from "../ui/Icon";
import { TagLine } from "../ui/TagLine";
import styles from "./Inbox.module.css";

export interface RowProps {
  readonly id: string;
}

interface ClockProps extends Pick<ConversationRow, "sla" | "missed"> {
  /** Whether something beside it needs the room that the name of the target takes. */
  readonly isBrief?: boolean;
}

/** What is promised to the customer next, as a clock. */
export function SlaClock({ sla, missed, isBrief = false }: ClockProps): ReactElement | null {
  const mark = useSlaMark(sla, missed, isBrief);
  if (mark === null || !isBrief) return mark && <DueMark {...mark} />;
  return (
    <span className={styles.brief}>
      <DueMark {...mark} />
    </span>
  );
}

interface FactsProps {
  readonly row: Pick<ConversationRow, "channel"> & Partial<Pick<ConversationRow, "sla" | "missed" | "tags">>;
  readonly queue: string;
  /** What else there is to say of it; whatever finds no room is read whole in its tooltip. */
  readonly children?: ReactNode;
}

const NONE: readonly string[] = [];

/** The last line of a row: where it came in, what is promised, and what is said of it. */
export function Facts({ row, queue, children }: FactsProps): ReactElement {
  const messages = useMessages();
  const { channel, sla = null, missed = NONE, tags = NONE } = row;
  const place = `${channelWord(messages, channel)} · ${queue}`;
  return (
    <span className={styles.facts}>
      <Icon name={channelIcon(channel)} />
      <span className={styles.place} title={place}>
        <span className="unseen">{channelWord(messages, channel)} · </span>
        {queue}
      </span>
      <SlaClock sla={sla} missed={missed} isBrief={tags.length > 0} />
      {children}
      <TagLine tags={tags} label={messages.work.tags.title} />
    </span>
  );
}

interface SayingProps {
  readonly id: string;
  readonly subject: string;
  readonly preview: string;
  /** Whether there is something new: then the customer's words stand there whatever was begun. */
  readonly isUnread?: boolean;
  /** Whether the last word is ours: then it is the customer's turn. */
  readonly isOurs?: boolean;
  readonly children?: ReactNode;
}

/**
 * What it is about and what was said last, on one line. Where I have begun to write my own words stand there instead;
 * the mark of them never stands before somebody else's.
 */
export function Saying({
  id,
  subject,
  preview,
  isUnread = false,
  isOurs = false,
  children,
}: SayingProps): ReactElement {
  const { inbox, composer } = useMessages();
  const { mode, text } = useBegun(id);
  const isApart = mode !== null && (isUnread || text === "");
  return (
    <span className={styles.line}>
      {mode === null || isApart ? (
        <span className={styles.preview}>
          {isOurs && <Ours />}
          <Words subject={subject} preview={preview || (subject ? "" : inbox.noText)} />
        </span>
      ) : (
        <DraftWords subject={mode === "note" ? composer.note : ""} preview={text} />
      )}
      {isApart && <Drafted />}
      {children}
    </span>
  );
}

/** The words of a draft, after the word that says so. */
export function DraftWords(words: Pick<SayingProps, "subject" | "preview">): ReactElement {
  return (
    <span className={styles.preview}>
      <Drafted /> <Words {...words} />
    </span>
  );
}

/** Before what is our own last word. */
function Ours(): ReactElement {
  const { inbox } = useMessages();
  return (
    <span className={styles.ours}>
      <Icon name="answer" />
      <span className="unseen">{inbox.answered}</span>
    </span>
  );
}

function Drafted(): ReactElement {
  const { inbox } = useMessages();
  return (
    <span className={styles.drafted}>
      <Icon name="pencil" />
      {inbox.draft}
    </span>
  );
}

function Words({ subject, preview }: Pick<SayingProps, "subject" | "preview">): ReactElement {
  return (
    <>
      {subject && <span className={styles.subject}>{subject}</span>}
      {subject && preview && " – "}
      {preview}
    </>
  );
}

interface RowLinkProps {
  readonly id: string;
  readonly customer: string;
  readonly name: string;
  readonly isUnread?: boolean;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A conversation of a list: opened, or picked with others. */
export function RowLink({ id, customer, name, isUnread = false, action, children }: RowLinkProps): ReactElement {
  const messages = useMessages();
  const href = useConsole((state) => hashOf({ ...placeOf(state), conversation: id }));
  const isHere = useConsole((state) => currentId(state) === id);
  const isPicked = useConsole((state) => isSelected(state, id));
  const isPicking = useConsole((state) => state.selection.length > 0);
  return (
    <li className={cx(styles.row, isHere && styles.here, isUnread && styles.unread, isPicked && styles.picked)}>
      <a data-row={id} className={styles.body} href={href} aria-current={isHere ? "true" : undefined}>
        <Avatar name={name} id={customer} />
        <span className={styles.text}>{children}</span>
      </a>
      <label className={cx(styles.pick, isPicking && styles.picking)}>
        <input
          type="checkbox"
          checked={isPicked}
          aria-label={messages.work.bulk.pick(name)}
          onChange={() => toggleSelected(id)}
        />
      </label>
      {action && <span className={styles.action}>{action}</span>}
    </li>
  );
}
