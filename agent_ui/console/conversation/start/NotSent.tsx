import type { ReactElement } from "react";
import { useDrafts } from "../../desk/drafts";
import {
  isSameRecipient,
  keepWritten,
  lettersKept,
  nameOf,
  placeOf,
  type KeptLetter,
  type Recipient,
} from "../../desk/firstLetters";
import type { Outreach } from "../../desk/outreach";
import { useFirstLetterMessages } from "../../i18n/firstLetters";
import { Button } from "../../ui/Button";
import styles from "./Start.module.css";

interface Props {
  readonly current: Recipient;
  readonly onGoOn: (outreach: Outreach) => void;
}

const MOST = 2;
const LONGEST = 60;

/** What was begun to somebody else and not sent: offered for her, never put into a letter to another. */
export function NotSent({ current, onGoOn }: Props): ReactElement | null {
  const messages = useFirstLetterMessages();
  const words = messages.firstLetters;
  useDrafts();
  const others = lettersKept()
    .filter((letter) => !isSameRecipient(letter, current))
    .slice(0, MOST);
  if (others.length === 0) return null;

  return (
    <ul className={styles.notSent} aria-label={words.notSent}>
      {others.map((letter) => (
        <li key={placeOf(letter)} className={styles.kept}>
          <span className={styles.keptText}>{words.notSentTo(nameOf(messages, letter), beginningOf(letter))}</span>
          <Button
            isSmall
            aria-label={words.goOnTo(nameOf(messages, letter))}
            onPress={() => onGoOn({ customer: letter.customer, identity: letter.to, address: letter.address })}
          >
            {words.goOn}
          </Button>
          <Button
            isSmall
            tone="quiet"
            aria-label={words.discardTo(nameOf(messages, letter))}
            onPress={() => keepWritten(letter, null)}
          >
            {words.discard}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function beginningOf({ text, subject }: KeptLetter): string {
  const words = (text.trim() || subject.trim()).replaceAll(/\s+/g, " ");
  return words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
}
