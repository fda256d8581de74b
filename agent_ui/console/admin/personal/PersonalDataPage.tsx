import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { called } from "../../desk/called";
import { attempt } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { EmptyState } from "../../ui/Marks";
import { findPeople, type FoundPeople } from "./calls";
import { Person } from "./Person";
import { Requests } from "./Requests";
import { Standing } from "./Standing";
import styles from "../things/Things.module.css";

/** What is held of a customer, a copy of it, what forbids to erase her, and her erasure. */
export function PersonalDataPage(): ReactElement {
  const { personal: words } = useAdministrationMessages();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className={styles.contents} role="region" aria-label={words.title}>
      <p className={styles.lead}>{words.lead}</p>
      {chosen === null && <Requests onChoose={setChosen} />}
      {chosen === null ? <Search onChoose={setChosen} /> : <Person id={chosen} onBack={() => setChosen(null)} />}
      <Standing key={chosen ?? ""} onChoose={setChosen} />
    </div>
  );
}

function Search({ onChoose }: { readonly onChoose: (id: string) => void }): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.personal;
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<FoundPeople | null>(null);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = place.current;
    here?.addEventListener("keydown", goThrough);
    return () => here?.removeEventListener("keydown", goThrough);
  }, []);

  async function look(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFound((await attempt(() => findPeople(query))) ?? null);
  }

  return (
    <section className={styles.section} aria-label={words.find} ref={place}>
      <form className={styles.hinted} onSubmit={(event) => void look(event)}>
        <Field label={words.find} hint={words.findHint} value={query} onChange={setQuery} />
        <div>
          <Button type="submit" tone="primary" isDisabled={query.trim() === ""}>
            {words.look}
          </Button>
        </div>
      </form>
      {found?.customers.length === 0 && <EmptyState icon="search" title={words.nobody} />}
      {found !== null && found.customers.length > 0 && (
        <ul className={styles.hinted} aria-label={words.found}>
          {found.customers.map((one) => (
            <li key={one.id}>
              <Button tone="quiet" onPress={() => onChoose(one.id)}>
                {called(messages, one)}
                {one.addresses.length > 0 && ` · ${one.addresses.join(", ")}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles.hint}>
        {found !== null && found.customers.length > 0 && words.foundMany(found.customers.length)}
        {found?.has_more === true && ` ${words.hasMore}`}
      </p>
    </section>
  );
}

/** From the field down into what was found, and back: whoever looks for somebody leaves the keyboard for nothing. */
function goThrough(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const places = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("input, li button")];
  const next = places[places.indexOf(event.target as HTMLElement) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
