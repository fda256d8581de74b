import { Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { called } from "../desk/called";
import { keysOf } from "../desk/commands/command";
import { mergeCustomer } from "../desk/commands/mergeCustomer";
import { currentId, currentRow, may } from "../desk/derived";
import { present, useConsole } from "../desk/store";
import type { Around, Customer } from "../desk/customers";
import { openMerge, showCustomer } from "../desk/view";
import { inRow, languageName } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { Avatar } from "../ui/Avatar";
import { Skeleton } from "../ui/Marks";
import { Consents } from "./Consents";
import { ConversationFields } from "./ConversationFields";
import { CustomerDetails } from "./CustomerDetails";
import { Fold, inOneLine } from "./Fold";
import { Links } from "./Links";
import { Lookalikes, Merged } from "./Lookalikes";
import { SuggestedOrganisation } from "./SuggestedOrganisation";
import { Tags } from "./Tags";
import { useAround, useCustomer, type Save } from "./useCustomer";
import { BestWay, Ways } from "./Ways";
import styles from "./Customer.module.css";
import { later } from "../ui/later";

const OrganisationPart = later(async () => (await import("./OrganisationPart")).OrganisationPart);
const History = later(async () => (await import("./History")).History);

function closeOnEscape(event: KeyboardEvent): void {
  // In a field Escape lets go of what is written there, and in a list of what is chosen there.
  const isElsewhere = event.target instanceof Element && event.target.closest("[data-writing], [role='listbox']");
  if (event.key === "Escape" && !isElsewhere) showCustomer(false);
}

/** Where the panel lies over the conversation, opening it moves the focus into it, and closing it back. */
function useOpening(conversation: string) {
  const panel = useRef<HTMLElement>(null);
  const isOpen = useConsole((state) => state.isCustomerOpen);
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    const element = panel.current;
    element?.focus();
    element?.addEventListener("keydown", closeOnEscape);
    return () => {
      element?.removeEventListener("keydown", closeOnEscape);
      // Whoever went on to another conversation has the focus there.
      if (currentId(present()) !== conversation) return;
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      (isThere ? before : document.getElementById("content"))?.focus();
    };
  }, [isOpen, conversation]);
  return panel;
}

/** Who the customer is, and everything she and the company said to each other. */
export function CustomerPanel({ conversation }: { readonly conversation: string }): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const row = useConsole((state) => currentRow(state, conversation));
  const who = row?.customer ?? null;
  const { customer, save } = useCustomer(conversation, who?.id ?? null);
  const [apart, setApart] = useState(0);
  const around = useAround(customer, `${row?.last_message_at ?? ""} ${apart}`);
  const panel = useOpening(conversation);
  const name = called(messages, customer?.name ? customer : who);
  return (
    <aside ref={panel} className={styles.panel} aria-label={words.title} tabIndex={-1}>
      <span className={styles.close}>
        <IconButton icon="cross" label={messages.conversation.hideCustomer} onPress={() => showCustomer(false)} />
      </span>
      <header className={styles.head}>
        <Avatar name={name} id={who?.id ?? conversation} isLarge />
        <h2 className={styles.name}>{name}</h2>
        {around !== null && <BestWay around={around} />}
      </header>
      {customer === null ? (
        <Skeleton lines={6} label={messages.loading} />
      ) : (
        <Known
          key={customer.id}
          customer={customer}
          save={save}
          around={around}
          unproven={who?.is_verified === false ? (row?.channel ?? null) : null}
          conversation={conversation}
          onApart={() => setApart((times) => times + 1)}
        />
      )}
    </aside>
  );
}

const DETAILS: ReadonlySet<string> = new Set([
  "name",
  "organisation",
  "tier",
  "value",
  "language",
  "notes",
  "attributes",
]);
const isDetail = (task: string) => DETAILS.has(task) || task.startsWith("attributes.");

interface KnownProps {
  readonly customer: Customer;
  readonly save: Save;
  readonly around: Around | null;
  /** The channel over which nothing has proven that it is she; null where that is sure. */
  readonly unproven: string | null;
  readonly conversation: string;
  readonly onApart: () => void;
}

function Known({ customer, save, around, unproven, conversation, onApart }: KnownProps): ReactElement {
  const messages = useMessages();
  const words = messages.customer;
  const mayMerge = useConsole((state) => may(state, "customer.merge"));
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const part = { record: customer.id };
  const told = inOneLine(customer.tier, customer.organisation, customer.language && languageName(customer.language));
  const agreed = inOneLine(
    ...Object.entries(words.consents.purposes).map(([purpose, name]) => {
      const answer = customer.consents[purpose];
      return answer && `${name}: ${answer === "given" ? words.consents.given : words.consents.refused}`;
    }),
  );
  return (
    <>
      {mayMerge && around !== null && <Lookalikes customer={customer.id} found={around.lookalikes} onApart={onApart} />}
      {mayWork && <SuggestedOrganisation customer={customer} save={save} />}
      <Links links={customer.links} />
      <Ways customer={customer} around={around} unproven={unproven} conversation={conversation} />
      <ConversationFields conversation={conversation} />
      <Fold
        {...part}
        id="tags"
        title={words.tags.title}
        summary={inRow(customer.tags)}
        holds={(task) => task === "tags"}
      >
        {mayWork ? <Tags customer={customer} save={save} /> : <p>{customer.tags.join(", ") || words.tags.none}</p>}
      </Fold>
      <Fold {...part} id="details" title={words.details} summary={told} holds={isDetail}>
        <CustomerDetails customer={customer} save={save} />
      </Fold>
      {customer.organisation_id !== null && (
        <Suspense fallback={null}>
          <OrganisationPart key={customer.organisation_id} id={customer.organisation_id} customer={customer.id} />
        </Suspense>
      )}
      <Fold {...part} id="consents" title={words.consents.title} summary={agreed} holds={(task) => task === "consents"}>
        {mayWork ? <Consents customer={customer} save={save} /> : <p>{agreed || words.consents.unasked}</p>}
      </Fold>
      {mayMerge && around !== null && <Merged customer={customer.id} merges={around.merges} />}
      {mayMerge && (
        <div className={styles.line}>
          <Button isSmall tone="quiet" onPress={() => openMerge(customer.id, null)} hint={keysOf(mergeCustomer)}>
            {words.merging.title}
          </Button>
        </div>
      )}
      <Suspense fallback={<Skeleton lines={3} label={messages.loading} />}>
        <History customer={customer.id} conversation={conversation} />
      </Suspense>
    </>
  );
}
