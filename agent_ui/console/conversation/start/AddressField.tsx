import { useEffect, useState, type KeyboardEvent, type ReactElement } from "react";
import { api } from "../../desk/api";
import { called } from "../../desk/called";
import { kindOf } from "../../desk/outreach";
import { useSettled } from "../../desk/search";
import { useFirstLetterMessages } from "../../i18n/firstLetters";
import { Field } from "../../ui/Field";
import styles from "./Start.module.css";

interface Props {
  readonly value: string;
  readonly onChange: (address: string) => void;
  readonly onCustomer: (customer: FoundByName) => void;
  readonly autoFocus: boolean;
  readonly error: string | undefined;
}

interface FoundByName {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

const NOBODY: readonly FoundByName[] = [];
const MOST = 5;
const SHORTEST = 2;
const PAUSE_MS = 150;
const plain = (segments: readonly { readonly text: string }[]) => segments.map(({ text }) => text).join("");

async function customersFor(q: string, signal: AbortSignal): Promise<readonly FoundByName[]> {
  const { customers } = await api.search({ q, limit: MOST, kind: "customers" }, signal);
  return customers.found.map(({ id, name, details }) => ({
    id,
    name: plain(name),
    detail: details.map(plain).join(" · "),
  }));
}

/** Customers that what is typed may mean, by name or by address. */
function useFound(typed: string): readonly FoundByName[] {
  const [found, setFound] = useState(NOBODY);
  const q = typed.trim();
  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => {
      if (q.length < SHORTEST) return setFound(NOBODY);
      // Without an answer an address can be typed all the same.
      return void customersFor(q, stop.signal).then(setFound, () => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [q]);
  return found;
}

/** Arrows lead from what is typed to those found, from one to the next, and back. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, li > button")];
  const next = stops[stops.findIndex((one) => one === event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Somebody by name, who is then written to where she is best reached, or an address as it is typed. */
export function AddressField({ value, onChange, onCustomer, autoFocus, error }: Props): ReactElement {
  const messages = useFirstLetterMessages();
  const { outreach, firstLetters: words } = messages;
  const found = useFound(value);
  const isName = kindOf(value) === "" && value.trim() !== "";
  const told = useSettled(found.length === 0 ? "" : words.found(found.length));
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the field and the buttons in it
    <div className={styles.whom} onKeyDown={walk}>
      <Field
        label={words.nameOrAddress}
        hint={isName ? words.nameHint : outreach.addressHint}
        value={value}
        onChange={onChange}
        autoFocus={autoFocus}
        error={error}
      />
      <p className="unseen" role="status">
        {told}
      </p>
      {found.length > 0 && (
        <ul className={styles.found} aria-label={words.customers}>
          {found.map((customer) => (
            <li key={customer.id}>
              <button type="button" className={styles.foundOne} onClick={() => onCustomer(customer)}>
                <span>{called(messages, customer)}</span>
                <span className={styles.foundDetail}>{customer.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
