import type { ReactElement } from "react";
import { called } from "../../desk/called";
import { useAdministrationMessages } from "../../i18n/administration";
import { moment, number } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { useFetched } from "../../desk/useFetched";
import { readHolds, readReceipts, receiptUrl, type Receipt } from "./calls";
import styles from "../things/Things.module.css";

const LIVE_MS = 5_000;

/** Who may not be erased, and what was: the holds, and the receipts. */
export function Standing({ onChoose }: { readonly onChoose: (id: string) => void }): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.personal;
  const holds = useFetched(readHolds, LIVE_MS).value ?? [];
  const receipts = useFetched(readReceipts, LIVE_MS).value ?? [];
  return (
    <>
      <section className={styles.section} aria-label={words.holds}>
        <h2 className={styles.title}>{words.holds}</h2>
        {holds.length === 0 && <p className={styles.hint}>{words.noHolds}</p>}
        <ul className={styles.hinted}>
          {holds.map((hold) => (
            <li key={hold.customer_id}>
              <Button tone="quiet" onPress={() => onChoose(hold.customer_id)}>
                {called(messages, { id: hold.customer_id, name: hold.customer_name })}
              </Button>
              <span className={styles.hint}> {words.heldBy(hold.by_name, moment(hold.since), hold.reason)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.section} aria-label={words.receipts}>
        <h2 className={styles.title}>{words.receipts}</h2>
        {receipts.length === 0 && <p className={styles.hint}>{words.noReceipts}</p>}
        <ul className={styles.hinted}>
          {receipts.map((receipt) => (
            <Row key={receipt.id} receipt={receipt} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Row({ receipt }: { readonly receipt: Receipt }): ReactElement {
  const { personal: words } = useAdministrationMessages();
  const rows = Object.values(receipt.counts).reduce((sum, count) => sum + count, 0);
  return (
    <li>
      {receipt.finished_at === null
        ? words.begunBy(receipt.by_name, moment(receipt.begun_at))
        : words.erasedBy(receipt.by_name, moment(receipt.finished_at), number(rows))}{" "}
      {receipt.finished_at !== null && (
        <a className={styles.link} href={receiptUrl(receipt.id)} download={`erasure-${receipt.id}.json`}>
          {words.fetchReceipt}
        </a>
      )}
    </li>
  );
}
