import { useCallback, type ReactElement } from "react";
import { moment } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { useFetched } from "../useFetched";
import { FIELDS } from "./fields";
import { pastOf, type Past } from "./records";
import styles from "./Editor.module.css";

/** Who changed the queue last, and what. `revision` names what is in force: another one is another history. */
export function History({
  queue,
  revision,
}: {
  readonly queue: string;
  readonly revision: string;
}): ReactElement | null {
  const { queueEditor: words } = useMessages();
  // The revision is no argument of the call, and makes a new one.
  // oxlint-disable-next-line react/exhaustive-deps
  const { value } = useFetched(useCallback(() => pastOf(queue), [queue, revision]));
  if (value === null || value.length === 0) return null;
  const whatOf = ({ action, details }: Past) => {
    if (action === "queues.created") return words.made;
    const names = Object.keys(details.fields ?? {});
    const known = FIELDS.filter((field) => names.includes(field));
    return known.length > 0 ? known.map((field) => words.fields[field]).join(", ") : names.join(", ");
  };
  return (
    <section className={styles.section} aria-labelledby="history">
      <h3 id="history">{words.history}</h3>
      <ul className={styles.history}>
        {value.map((past) => (
          <li key={past.number}>{words.historyLine(moment(past.at), past.by_name || past.by, whatOf(past))}</li>
        ))}
      </ul>
    </section>
  );
}
