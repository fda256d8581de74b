import type { ReactElement } from "react";
import type { Customer } from "../desk/customers";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./Customer.module.css";
import type { Save } from "./useCustomer";

interface Props {
  readonly customer: Customer;
  readonly save: Save;
}

/** To which organisation an address of hers points; she belongs to it once somebody says so. */
export function SuggestedOrganisation({ customer, save }: Props): ReactElement | null {
  const words = useMessages().customer.belonging;
  const suggested = customer.suggested_organisation;
  if (suggested === null) return null;
  return (
    <section className={styles.alike} aria-label={words.suggestedTitle}>
      <div className={styles.lookalike}>
        <p>{words.suggested(suggested.name)}</p>
        <div className={styles.buttons}>
          <Button isSmall tone="primary" onPress={() => void save({ organisation: suggested.name }, customer.version)}>
            {words.belongs(suggested.name)}
          </Button>
        </div>
      </div>
    </section>
  );
}
