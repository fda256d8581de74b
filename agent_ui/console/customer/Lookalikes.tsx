import type { ReactElement } from "react";
import { api } from "../desk/api";
import { called } from "../desk/called";
import { unmerge } from "../desk/commands/unmergeCustomer";
import { attempt, notify } from "../desk/notices";
import type { Lookalike, MergedCustomer } from "../desk/customers";
import { openMerge } from "../desk/view";
import { moment, percent } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./Customer.module.css";

interface Props {
  readonly customer: string;
  readonly found: readonly Lookalike[];
  readonly onApart: () => void;
}

/** Others who may be the same person, each with the reasons; nobody is merged by looking. */
export function Lookalikes({ customer, found, onApart }: Props): ReactElement | null {
  const messages = useMessages();
  const words = messages.customer.alike;
  if (found.length === 0) return null;

  async function keepApart(other: Lookalike["customer"]): Promise<void> {
    await attempt(async () => {
      await api.keepApart(customer, other.id);
      notify(words.kept(called(messages, other)));
      onApart();
    });
  }

  return (
    <section className={styles.alike} aria-labelledby="alike">
      <h3 id="alike" className={styles.title}>
        {words.title}
      </h3>
      <ul className={styles.identities}>
        {found.map((one) => (
          <li key={one.customer.id} className={styles.lookalike}>
            <p>{words.likely(called(messages, one.customer), percent(one.score))}</p>
            {one.signs.map(({ sign, shown }) => (
              <p key={sign} className={styles.quiet}>
                {words.signs[sign]?.(shown) ?? shown}
              </p>
            ))}
            <div className={styles.buttons}>
              <Button
                isSmall
                aria-label={words.apartFrom(called(messages, one.customer))}
                onPress={() => void keepApart(one.customer)}
              >
                {words.apart}
              </Button>
              <Button
                isSmall
                tone="primary"
                aria-label={words.compareWith(called(messages, one.customer))}
                onPress={() => openMerge(customer, one.customer.id)}
              >
                {words.compare}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MergedProps {
  readonly customer: string;
  readonly merges: readonly MergedCustomer[];
}

/** Who was merged into this customer, by whom and when, and the way back. */
export function Merged({ customer, merges }: MergedProps): ReactElement | null {
  const messages = useMessages();
  const words = messages.customer.merging;
  const nameOf = ({ customer_id: id, name }: MergedCustomer) => called(messages, { id, name });
  if (merges.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="merged">
      <h3 id="merged" className={styles.title}>
        {words.merged}
      </h3>
      <ul className={styles.identities}>
        {merges.map((merge) => (
          <li key={merge.id} className={styles.identity}>
            <span className={styles.address}>
              {words.by(nameOf(merge), merge.by_name, moment(merge.at))}
              {!merge.can_be_undone && <span className={styles.reason}>{words.later}</span>}
            </span>
            {merge.can_be_undone && (
              <Button isSmall aria-label={words.undoOf(nameOf(merge))} onPress={() => void unmerge(customer, merge)}>
                {words.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
