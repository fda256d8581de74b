import { may } from "../desk/derived";
import { useCallback, useState, type FormEvent, type ReactElement } from "react";
import { useConsole } from "../desk/store";
import type { Customer, CustomerChange } from "../desk/customers";
import { languageName, number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import styles from "./Customer.module.css";
import { useTask, useTurning } from "./draft";
import { DefinedField } from "./DefinedField";
import { EditableField } from "./EditableField";
import { OrganisationInput } from "./OrganisationInput";
import type { Save } from "./useCustomer";

interface Props {
  readonly customer: Customer;
  readonly save: Save;
}

const textChange = (field: keyof CustomerChange) => (text: string) => ({ [field]: text });
const valueChange = (text: string): CustomerChange => ({ value: text === "" ? "" : Number(text) });

/** What is known of a customer, each field to be changed where it stands. */
export function CustomerDetails({ customer, save }: Props): ReactElement {
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const messages = useMessages();
  const words = messages.customer;
  const { language, value } = customer;
  const field = { record: customer, save };
  const defined = useConsole((state) => state.floor.fields).filter((one) => one.of === "customer");
  const isFree = (name: string) => !defined.some((one) => one.id === name);
  return (
    <>
      <EditableField
        {...field}
        field="name"
        label={words.name}
        text={customer.name}
        changeOf={textChange("name")}
        faultOf={(text) => (text === "" ? words.nameMissing : undefined)}
      />
      <EditableField
        {...field}
        field="organisation"
        label={words.organisation}
        text={customer.organisation}
        changeOf={textChange("organisation")}
        input={OrganisationInput}
      />
      <EditableField {...field} field="tier" label={words.tier} text={customer.tier} changeOf={textChange("tier")} />
      <EditableField
        {...field}
        field="value"
        label={words.value}
        text={value === null ? "" : String(value)}
        shown={value === null ? undefined : number(value)}
        changeOf={valueChange}
        faultOf={(text) => (text !== "" && !Number.isFinite(Number(text)) ? words.numberWanted : undefined)}
      />
      <EditableField
        {...field}
        field="language"
        label={words.language}
        text={language}
        shown={language === "" ? undefined : languageName(language)}
        hint={words.languageHint}
        changeOf={textChange("language")}
      />
      <EditableField
        {...field}
        field="notes"
        label={words.notes}
        text={customer.notes}
        rows={4}
        hint={words.notesHint}
        changeOf={textChange("notes")}
      />
      {defined.map((one) => (
        <DefinedField
          key={one.id}
          record={customer}
          defined={one}
          field={`attributes.${one.id}`}
          text={customer.attributes[one.id] ?? ""}
          save={async (text, base) => save({ attributes: { [one.id]: text } }, base)}
        />
      ))}
      {Object.entries(customer.attributes).map(
        ([name, text]) =>
          isFree(name) && (
            <EditableField
              key={name}
              {...field}
              field={`attributes.${name}`}
              label={name}
              text={text}
              changeOf={(next) => ({ attributes: { [name]: next } })}
            />
          ),
      )}
      {mayWork && <NewAttribute customer={customer} save={save} />}
    </>
  );
}

const findNewAttribute = () =>
  document.querySelector<HTMLElement>("[data-new-attribute] input, [data-new-attribute] button");

function NewAttribute({ customer, save }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer.attributes;
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const askFocus = useTurning(isOpen, findNewAttribute);
  const begin = useCallback(() => {
    askFocus();
    setOpen(true);
  }, [askFocus]);
  useTask("attributes", begin);
  const end = () => {
    askFocus();
    setOpen(false);
    setName("");
    setText("");
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "" || text.trim() === "") return;
    if ((await save({ attributes: { [name.trim()]: text.trim() } }, customer.version)) === "saved") end();
  }

  if (!isOpen) {
    return (
      <div data-new-attribute>
        <Button isSmall tone="quiet" onPress={begin}>
          {words.add}
        </Button>
      </div>
    );
  }
  return (
    // The keys belong to the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.writing}
      data-writing
      data-new-attribute
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === "Escape" && end()}
    >
      <Field label={words.name} value={name} onChange={setName} />
      <Field label={words.text} value={text} onChange={setText} />
      <div className={styles.buttons}>
        <Button isSmall onPress={end}>
          {messages.cancel}
        </Button>
        <Button isSmall tone="primary" type="submit">
          {messages.save}
        </Button>
      </div>
    </form>
  );
}
