import { useMemo, type ReactElement } from "react";
import { called } from "../desk/called";
import { fieldsOf } from "../desk/customFields";
import type { Organisation } from "../desk/organisations";
import { useConsole } from "../desk/store";
import { hashOf } from "../desk/view";
import { useMessages } from "../i18n/language";
import { TagField } from "../ui/TagField";
import styles from "./Customer.module.css";
import { DefinedField } from "./DefinedField";
import { EditableField } from "./EditableField";
import { Fold, inOneLine } from "./Fold";
import { useOrganisation } from "./useOrganisation";

interface Props {
  readonly id: string;
  /** Whose panel it stands in. */
  readonly customer: string;
}

const LONGEST_NAME = 200;
/** Its fields have names of their own beside those of the customer. */
const PREFIX = "organisation.";

/** What is known of the organisation to which a customer belongs, and who else does. */
export function OrganisationPart({ id, customer }: Props): ReactElement | null {
  const messages = useMessages();
  const words = messages.customer.belonging;
  const { organisation, save } = useOrganisation(id);
  const floor = useConsole((state) => state.floor);
  const defined = useMemo(() => fieldsOf(floor, "organisation"), [floor]);
  if (organisation === null) return null;
  const { name, domains, values, version, edits } = organisation;
  const prefixed = Object.fromEntries(Object.entries(edits).map(([field, edit]) => [PREFIX + field, edit]));
  const record = { id, version, edits: prefixed };
  return (
    <Fold
      id="organisation"
      title={words.title}
      summary={inOneLine(name, ...domains)}
      record={id}
      holds={(task) => task.startsWith(PREFIX)}
    >
      <EditableField
        record={record}
        field={`${PREFIX}name`}
        label={words.name}
        text={name}
        changeOf={(next) => ({ name: next })}
        save={save}
        faultOf={(next) => (next === "" || next.length > LONGEST_NAME ? words.nameFault : undefined)}
        hint={words.nameHint}
      />
      {defined.map((one) => (
        <DefinedField
          key={one.id}
          record={record}
          defined={one}
          field={`${PREFIX}fields.${one.id}`}
          text={values[one.id] ?? ""}
          save={async (text, base) => save({ fields: { [one.id]: text } }, base)}
        />
      ))}
      <div className={styles.domains}>
        <TagField
          tags={domains}
          suggestions={[]}
          words={{
            title: words.domains,
            add: words.addDomain,
            none: words.noDomains,
            remove: words.removeDomain,
          }}
          onAdd={async (domain) => (await save({ domains: { [domain]: true } }, version)) === "saved"}
          onRemove={(domain) => void save({ domains: { [domain]: false } }, version)}
        />
      </div>
      <Others organisation={organisation} customer={customer} />
    </Fold>
  );
}

/** Everybody else who belongs to it and whom I serve, each a way to the newest conversation. */
function Others({ organisation, customer }: { readonly organisation: Organisation; readonly customer: string }) {
  const messages = useMessages();
  const words = messages.customer.belonging;
  const others = organisation.people.filter(({ id }) => id !== customer);
  if (others.length === 0) return <p className={styles.quiet}>{words.nobodyElse}</p>;
  return (
    <>
      <h4 id="organisation-people" className={styles.title}>
        {words.people}
      </h4>
      <ul className={styles.people} aria-labelledby="organisation-people">
        {others.map(({ id, name, conversation }) => (
          <li key={id}>
            {conversation === null ? (
              called(messages, { id, name })
            ) : (
              <a href={hashOf({ page: "inbox", list: "mine", conversation })}>{called(messages, { id, name })}</a>
            )}
          </li>
        ))}
      </ul>
      {organisation.has_more && <p className={styles.quiet}>{words.more}</p>}
    </>
  );
}
