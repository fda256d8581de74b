import { useEffect, useState, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { api } from "../../desk/api";
import { mayDo, mayReadWithdrawn, react, reactionOf } from "../../desk/changing";
import { currentId } from "../../desk/derived";
import type { EarlierText } from "../../desk/earlierText";
import { attempt } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useChangeWords } from "../../i18n/changes";
import { listed, moment, timeOfDay } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { cx } from "../../ui/cx";
import { useNameOf } from "../author";
import { useEmojiName } from "./emojiName";
import styles from "./Changes.module.css";

interface Props {
  readonly item: Item;
}

/** What became of a message that is still there: what people think of it, and that it said something else before. */
export function Aftermath({ item }: Props): ReactElement {
  return (
    <div className={cx(styles.aftermath, item.direction === "out" && styles.out)}>
      {item.reactions.length > 0 && <Reactions item={item} />}
      {item.edited_at !== null && <Edited item={item} at={item.edited_at} />}
    </div>
  );
}

function Reactions({ item }: Props): ReactElement {
  const words = useChangeWords();
  const nameOf = useNameOf(useMessages());
  const emojiName = useEmojiName();
  const mine = useConsole((state) => reactionOf(state, item));
  const isOpen = useConsole((state) => mayDo(state, "react", item));
  const offered = useConsole((state) => state.logs[currentId(state) ?? ""]?.limits.reactions);
  const emojis = [...new Set(item.reactions.map(({ emoji }) => emoji))];
  return (
    <ul className={styles.reactions} aria-label={words.reactions}>
      {emojis.map((emoji) => {
        const people = item.reactions.filter((one) => one.emoji === emoji);
        const label = words.reacted(emojiName(emoji), listed(people.map(({ by, by_name }) => nameOf(by, by_name))));
        const content = (
          <>
            <span aria-hidden="true">{emoji}</span>
            {people.length > 1 && <span aria-hidden="true">{people.length}</span>}
          </>
        );
        return (
          <li key={emoji}>
            {isOpen && (offered?.includes(emoji) === true || emoji === mine) ? (
              <button
                type="button"
                className={styles.chip}
                aria-pressed={emoji === mine}
                aria-label={label}
                title={label}
                onClick={() => void react(item, emoji)}
              >
                {content}
              </button>
            ) : (
              <span className={styles.chip} role="img" aria-label={label} title={label}>
                {content}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Edited({ item, at }: Props & { readonly at: string }): ReactElement {
  const words = useChangeWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.mark}
        aria-expanded={isOpen}
        title={words.editedAt(moment(at))}
        onClick={() => setOpen(!isOpen)}
      >
        {words.edited}
      </button>
      {isOpen && <Earlier key={at} item={item} label={words.earlier} />}
    </>
  );
}

/** That it was taken back; what it said is read by supervisors alone. */
export function Withdrawn({ item }: Props): ReactElement {
  const words = useChangeWords();
  const mayRead = useConsole(mayReadWithdrawn);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className={styles.gone}>{words.withdrawnAt(moment(item.withdrawn_at ?? item.at))}</p>
      {mayRead && (
        <button type="button" className={styles.mark} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.whatItSaid}
        </button>
      )}
      {isOpen && <Earlier item={item} label={words.whatItSaid} />}
    </>
  );
}

function Earlier({ item, label }: Props & { readonly label: string }): ReactElement | null {
  const words = useChangeWords();
  const id = useConsole(currentId);
  const [texts, setTexts] = useState<readonly EarlierText[] | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const found = await attempt(() => api.earlierTexts(id ?? "", item.id));
      if (!isGone && found !== undefined) setTexts(found.texts);
    };
    void look();
    return () => {
      isGone = true;
    };
  }, [id, item.id]);
  if (texts === null) return null;
  return (
    <ol className={styles.earlier} aria-label={label}>
      {texts.map(({ text, since, files }) => (
        <li key={`${since} ${text}`}>
          <time dateTime={since} title={moment(since)}>
            {words.since(timeOfDay(since))}
          </time>
          <p>{[text, ...files].filter((part) => part !== "").join("\n")}</p>
        </li>
      ))}
    </ol>
  );
}
