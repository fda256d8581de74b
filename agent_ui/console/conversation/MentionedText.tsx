import type { ReactElement } from "react";
import { partsOf } from "../desk/mentions";
import { useConsole } from "../desk/store";
import { cx } from "../ui/cx";
import styles from "./Timeline.module.css";

interface Props {
  readonly text: string;
  /** Ids of the people whom the note calls, parted by spaces. */
  readonly mentions: string | undefined;
}

/** A note with the colleagues marked whom it calls, myself most of all. */
export function MentionedText({ text, mentions }: Props): ReactElement {
  const people = useConsole((state) => state.floor.people);
  const me = useConsole((state) => state.session?.person.id);
  if (mentions === undefined) return <>{text}</>;
  const ids = mentions.split(" ");
  return (
    <>
      {partsOf(
        text,
        people.filter(({ id }) => ids.includes(id)),
      ).map((part) =>
        part.person === null ? (
          <span key={part.start}>{part.text}</span>
        ) : (
          <strong key={part.start} className={cx(styles.mention, part.person === me && styles.mentionOfMe)}>
            {part.text}
          </strong>
        ),
      )}
    </>
  );
}
