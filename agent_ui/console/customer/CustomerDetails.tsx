import { useState, type FormEvent, type ReactElement } from "react";
import type { CustomerChange } from "../desk/api";
import type { Customer } from "../desk/types";
import { channelWord } from "../desk/words";
import { languageName } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { Field } from "../ui/Field";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip } from "../ui/Marks";
import styles from "./Customer.module.css";

interface Props {
  readonly customer: Customer;
  readonly onChange: (change: CustomerChange) => Promise<boolean>;
}

interface DetailsProps extends Props {
  /** Whether it is surely she with whom this conversation is; only then an address of hers is shown in green. */
  readonly isProven: boolean;
}

/** The card of a customer: to read, and on demand to change. */
export function CustomerDetails({ customer, isProven, onChange }: DetailsProps): ReactElement {
  const messages = useMessages();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <CustomerForm customer={customer} onChange={onChange} onDone={() => setEditing(false)} />;
  const words = messages.customer;
  const attributes = Object.entries(customer.attributes ?? {});
  return (
    <>
      <section className={styles.section}>
        <dl className={styles.facts}>
          <Fact name={words.tier} value={customer.tier || words.none} />
          <Fact name={words.language} value={customer.language ? languageName(customer.language) : words.none} />
          {customer.notes !== "" && <Fact name={words.notes} value={customer.notes} />}
          {attributes.map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
        <span className={styles.edit}>
          <IconButton icon="pencil" label={words.editName} onPress={() => setEditing(true)} />
        </span>
      </section>
      <section className={styles.section}>
        <h3 className={styles.title}>{words.identities}</h3>
        <ul className={styles.identities}>
          {customer.identities.map(({ channel, address, is_verified }) => (
            <li key={`${channel} ${address}`} className={styles.identity}>
              <Icon name={channelIcon(channel)} />
              <span className={styles.address}>
                <span className="unseen">{channelWord(messages, channel)}: </span>
                {address || channelWord(messages, channel)}
              </span>
              <Chip tone={is_verified && isProven ? "good" : "plain"}>
                {is_verified ? messages.verified : messages.unverified}
              </Chip>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface FormProps extends Props {
  readonly onDone: () => void;
}

function CustomerForm({ customer, onChange, onDone }: FormProps): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const [name, setName] = useState(customer.name);
  const [tier, setTier] = useState(customer.tier ?? "");
  const [language, setLanguage] = useState(customer.language ?? "");
  const [notes, setNotes] = useState(customer.notes ?? "");
  const isNameless = name.trim() === "";

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isNameless) return;
    const fields = { name: name.trim(), tier: tier.trim(), language: language.trim(), notes: notes.trim() };
    const known: Readonly<Record<string, unknown>> = { ...customer };
    const changed = Object.entries(fields).filter(([key, value]) => value !== (known[key] ?? ""));
    if (changed.length === 0 || (await onChange(Object.fromEntries(changed)))) onDone();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <Field
        label={words.name}
        value={name}
        onChange={setName}
        autoFocus
        error={isNameless ? words.nameMissing : undefined}
      />
      <Field label={words.tier} value={tier} onChange={setTier} />
      <Field label={words.language} value={language} onChange={setLanguage} />
      <Field label={words.notes} value={notes} onChange={setNotes} rows={3} />
      <div className={styles.buttons}>
        <Button isSmall onPress={onDone}>
          {messages.cancel}
        </Button>
        <Button isSmall tone="primary" type="submit">
          {messages.save}
        </Button>
      </div>
    </form>
  );
}
