// A table that is laid out as cards is no table to every browser unless it says so.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { ReactElement } from "react";
import type { Colleague } from "@contact-hub/shared/wire.gen";
import { useNow } from "../desk/clock";
import { colleagueOf } from "../desk/derived";
import { Until } from "../desk/presenceTimes";
import { doingWords, nextWords, pausedWords, skillsOf, wayTo } from "../desk/reach";
import { present, useConsole } from "../desk/store";
import { presenceWord } from "../desk/words";
import { span } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { Icon } from "../ui/Icon";
import { PresenceDot } from "../ui/Marks";
import { ColleagueMenu } from "./ColleagueMenu";
import styles from "./Colleagues.module.css";

const EVERY_MS = 5_000;

/** One colleague; only her own row is drawn again when she changes. */
export function ColleagueRow({ id }: { readonly id: string }): ReactElement | null {
  const { reach } = useMessages();
  const row = useConsole((state) => colleagueOf(state, id));
  const email = useConsole((state) => state.floor.people.find((person) => person.id === id)?.email ?? "");
  const skills = useConsole((state) => skillsOf(state, id));
  const now = useNow(EVERY_MS);
  const messages = useMessages();
  if (row === null) return null;
  const way = wayTo(row, now);
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <span className={styles.who}>
          <Avatar name={row.name} id={row.id} />
          {row.name}
        </span>
      </th>
      <td role="cell" data-label={reach.columns.skills} className={styles.skills}>
        {skills}
      </td>
      <td role="cell" data-label={reach.columns.presence}>
        <Presence row={row} />
      </td>
      <td role="cell" data-label={reach.columns.doing} className={row.is_reachable ? undefined : styles.late}>
        {doingWords(messages, row)}
      </td>
      <td role="cell" data-label={reach.columns.load}>
        <span className={row.room > 0 && row.holding >= row.room ? styles.late : undefined} aria-hidden="true">
          {reach.load(row.holding, row.room)}
        </span>
        <span className="unseen">{reach.loadWords(row.holding, row.room)}</span>
      </td>
      <td role="cell" data-label={reach.columns.way}>
        <span className={styles.way}>
          <span>{reach.ways[way]}</span>
          <span className={styles.space} />
          <ColleagueMenu id={row.id} name={row.name} />
          {email !== "" && (
            <a href={`mailto:${email}`} className={styles.mail} aria-label={reach.writeMail(row.name)} title={email}>
              <Icon name="mail" />
            </a>
          )}
        </span>
      </td>
    </tr>
  );
}

function Presence({ row }: { readonly row: Colleague }): ReactElement {
  const messages = useMessages();
  const now = useNow(EVERY_MS);
  const next = nextWords(messages, present(), row);
  const without = row.presence === "available" ? pausedWords(messages, row.paused) : "";
  return (
    <span className={styles.presence}>
      <PresenceDot presence={row.presence} next={row.next_presence} />
      <span>{presenceWord(messages, present(), row.presence, row.reason)}</span>
      {next !== "" && <span className={styles.muted}>{next}</span>}
      {without !== "" && <span className={styles.muted}>{without}</span>}
      <Until shown={row} className={styles.muted} lateClassName={styles.late} />
      <time dateTime={row.since} className={styles.muted}>
        {messages.reach.inState(span(now - Date.parse(row.since)))}
      </time>
    </span>
  );
}
