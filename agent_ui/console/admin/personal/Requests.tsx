import type { ReactElement } from "react";
import { called } from "../../desk/called";
import { ask } from "../../desk/http";
import { attempt } from "../../desk/notices";
import { useFetched } from "../../desk/useFetched";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { day } from "../../i18n/format";
import { Button } from "../../ui/Button";
import styles from "../things/Things.module.css";

interface Request {
  readonly id: string;
  readonly shop: string;
  readonly what: string;
  readonly external_id: string;
  readonly customer_id: string | null;
  readonly customer_name: string;
  readonly due_at: string;
  readonly done_at: string | null;
}

const PATH = "api/admin/privacy-requests";
const LOOK_MS = 60_000;

const readRequests = () => ask<readonly Request[]>("GET", PATH);
const isOpen = ({ done_at }: Request) => done_at === null;

/** Says to whoever administers the hub that somebody waits for her data, or to be forgotten. */
export function RequestsNotice({ isHere }: { readonly isHere: boolean }): ReactElement | null {
  const { systems: words } = useAdministrationMessages();
  const waiting = useFetched(readRequests, LOOK_MS).value?.filter(isOpen).length ?? 0;
  if (waiting === 0 || isHere) return null;
  return (
    <div className={styles.tools} role="status">
      <p>{words.waiting(waiting)}</p>
      <Button onPress={() => go({ page: "admin", section: "personal" })}>{words.look}</Button>
    </div>
  );
}

/** What shops were asked for by law: each leads to the customer, and is answered by a person. */
export function Requests({ onChoose }: { readonly onChoose: (id: string) => void }): ReactElement | null {
  const messages = useAdministrationMessages();
  const words = messages.systems;
  const { value, refresh } = useFetched(readRequests, LOOK_MS);
  const waiting = value?.filter(isOpen) ?? [];
  if (waiting.length === 0) return null;
  const settle = async (id: string) => {
    await attempt(() => ask("POST", `${PATH}/${encodeURIComponent(id)}/done`));
    refresh();
  };
  return (
    <section className={styles.section} aria-labelledby="privacy-requests">
      <h2 id="privacy-requests">{words.requests}</h2>
      <p className={styles.hint}>{words.requestsLead}</p>
      <ul className={styles.hinted} aria-labelledby="privacy-requests">
        {waiting.map((one) => {
          const what = words.what[one.what] ?? one.what;
          const { customer_id: customer } = one;
          return (
            <li key={one.id} className={styles.hinted}>
              <strong>{what}</strong>
              <span>{words.who(one.shop, day(one.due_at))}</span>
              {customer !== null && <span>{called(messages, { id: customer, name: one.customer_name })}</span>}
              {customer === null && one.external_id !== "" && <span>{words.nobody(one.external_id)}</span>}
              <span className={styles.tools}>
                {customer !== null && (
                  <Button isSmall onPress={() => onChoose(customer)}>
                    {words.open}
                  </Button>
                )}
                <Button isSmall aria-label={words.doneOf(what, one.shop)} onPress={() => void settle(one.id)}>
                  {words.done}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
