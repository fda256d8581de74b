import { useCallback, type ReactElement } from "react";
import { may } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { moment } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { useFetched } from "../../desk/useFetched";
import { Change } from "./Change";
import { FIELDS } from "./fields";
import { pastOf, type Past } from "./records";
import type { NameOf } from "./sentences";
import styles from "./Editor.module.css";

const readNothing = () => Promise.resolve(null);

/** Who changed the queue last, and what from what to what. `revision` names what is in force: another one is another history. */
export function History({
  queue,
  revision,
  nameOf,
}: {
  readonly queue: string;
  readonly revision: string;
  readonly nameOf: NameOf;
}): ReactElement | null {
  const { queueEditor: words } = useAdministrationMessages();
  // The revision is no argument of the call, and makes a new one.
  // oxlint-disable-next-line react/exhaustive-deps
  const read = useCallback(() => pastOf(queue), [queue, revision]);
  const mayRead = useConsole((state) => may(state, "admin.audit"));
  const { value } = useFetched(mayRead ? read : readNothing);
  if (value === null || value.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="history">
      <h3 id="history">{words.history}</h3>
      <ul className={styles.history}>
        {value.map((past) => (
          <li key={past.number}>
            {words.historyLine(moment(past.at), past.by_name || past.by, past.action === "queues.created")}
            {past.action !== "queues.created" && <Changes past={past} nameOf={nameOf} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ past, nameOf }: { readonly past: Past; readonly nameOf: NameOf }): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  const fields = past.details.fields ?? {};
  const others = Object.keys(fields).filter((name) => !FIELDS.some((field) => field === name));
  return (
    <ul>
      {FIELDS.map((field) => {
        const change = fields[field];
        return (
          change !== undefined && (
            <li key={field}>
              {words.fields[field]}: <Change field={field} before={change[0]} after={change[1]} nameOf={nameOf} />
            </li>
          )
        );
      })}
      {others.length > 0 && <li>{others.join(", ")}</li>}
    </ul>
  );
}
