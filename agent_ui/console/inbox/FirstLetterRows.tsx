import { useEffect, type ReactElement } from "react";
import { useDrafts } from "../desk/drafts";
import { learnFirstLetters, lettersKept, nameOf, placeOf } from "../desk/firstLetters";
import { openOutreach } from "../desk/outreach";
import { useConsole } from "../desk/store";
import { Ago } from "../desk/times";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { cx } from "../ui/cx";
import { DraftWords } from "./RowLink";
import styles from "./Inbox.module.css";

/** First letters that I have begun, among my drafts: one goes on writing where one was. */
export function FirstLetterRows(): ReactElement | null {
  const messages = useMessages();
  const { views, unnamed } = messages;
  const places = useConsole((state) =>
    (state.desk?.drafts ?? [])
      .filter(({ kind }) => kind === "first")
      .map(({ place }) => place)
      .join("\n"),
  );
  useEffect(() => {
    // Without a line those stand that this page knows.
    if (places !== "") void learnFirstLetters().catch(() => undefined);
  }, [places]);
  useDrafts();
  const letters = lettersKept();
  if (letters.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2 className={styles.groupName}>
        {views.groups.firstLetters} <span>{number(letters.length)}</span>
      </h2>
      <ul className={styles.rows}>
        {letters.map((letter) => (
          <li key={placeOf(letter)} className={styles.row}>
            <button
              type="button"
              data-row=""
              className={cx(styles.body, styles.begun)}
              onClick={() => openOutreach({ customer: letter.customer, identity: letter.to, address: letter.address })}
            >
              <Avatar name={nameOf(messages, letter) || unnamed} id={letter.customer?.id ?? letter.address} />
              <span className={styles.text}>
                <span className={styles.line}>
                  <span className={styles.name}>{nameOf(messages, letter) || unnamed}</span>
                  <span className={styles.when}>
                    <Ago at={new Date(letter.keptAt).toISOString()} />
                  </span>
                </span>
                <span className={styles.line}>
                  <DraftWords subject={letter.subject} preview={letter.text} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
