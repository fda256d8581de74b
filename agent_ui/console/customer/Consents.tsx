import { useCallback, useRef, type ReactElement } from "react";
import type { Customer } from "../desk/customers";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { ChoiceField } from "../ui/Field";
import styles from "./Customer.module.css";
import { focusSoon, useTask } from "./draft";
import type { Save } from "./useCustomer";

const UNASKED = "unasked";

/** What the customer agreed to and what she refused, with who kept it and when. */
export function Consents({ customer, save }: { readonly customer: Customer; readonly save: Save }): ReactElement {
  const words = useMessages().customer.consents;
  const place = useRef<HTMLDivElement>(null);
  useTask(
    "consents",
    useCallback(() => focusSoon(() => place.current?.querySelector("button")), []),
  );
  const choices = [
    { id: UNASKED, name: words.unasked },
    { id: "given", name: words.given },
    { id: "refused", name: words.refused },
  ];
  return (
    <div ref={place}>
      {Object.entries(words.purposes).map(([purpose, name]) => {
        const edit = customer.edits[`consents.${purpose}`];
        return (
          <div key={purpose} className={styles.consent}>
            <ChoiceField
              label={name}
              placeholder={words.unasked}
              choices={choices}
              value={customer.consents[purpose] ?? UNASKED}
              onChange={(answer) =>
                void save({ consents: { [purpose]: answer === UNASKED ? "" : answer } }, customer.version)
              }
            />
            {edit !== undefined && <p className={styles.quiet}>{words.because(edit.by_name, moment(edit.at))}</p>}
          </div>
        );
      })}
    </div>
  );
}
