import { useCallback, useState, type FormEvent, type ReactElement } from "react";
import { addAddress, type Taken } from "../desk/addresses";
import { called } from "../desk/called";
import type { Customer } from "../desk/customers";
import { may } from "../desk/derived";
import { useConsole } from "../desk/store";
import { openMerge } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import styles from "./Customer.module.css";
import { focusSoon, useDraft, useTask, useTurning } from "./draft";

interface Props {
  readonly customer: Customer;
  readonly conversation: string;
}

/** Where one more address is added, or the field in which it is. */
const find = () => document.querySelector<HTMLElement>("[data-new-address] input, [data-new-address] button");

/** The focus is here where what had it is gone; whoever went elsewhere meanwhile is left alone. */
export const focusIfLost = (): void => focusSoon(() => (document.activeElement === document.body ? find() : null));

/** One more address of hers, which nothing proves; whose it is already is told, and nothing moves by itself. */
export function AddAddress({ customer, conversation }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer.addresses;
  const [draft, keep] = useDraft(customer.id, "addresses");
  const [fault, setFault] = useState<string>();
  const [taken, setTaken] = useState<{ readonly by: Taken; readonly version: number } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const askFocus = useTurning(draft !== null, find);
  const { version } = customer;
  const begin = useCallback(() => {
    askFocus();
    if (draft === null) keep({ text: "", base: version });
    else find()?.focus();
  }, [askFocus, draft, keep, version]);
  useTask("addresses", begin);

  function write(text: string): void {
    setFault(undefined);
    setTaken(null);
    keep({ text, base: version });
  }

  function end(): void {
    askFocus();
    write("");
    keep(null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (draft === null || isBusy) return;
    if (draft.text.trim() === "") return setFault(words.missing);
    setBusy(true);
    const answer = await addAddress(customer.id, conversation, draft.text);
    setBusy(false);
    if (answer.outcome === "added") return end();
    setFault(answer.outcome === "refused" ? answer.why : undefined);
    // Once the two are one, or anything else is known of her, it is no news any more.
    setTaken(answer.outcome === "taken" ? { by: answer.by, version } : null);
  }

  if (draft === null) {
    return (
      <div data-new-address>
        <Button isSmall tone="quiet" onPress={begin}>
          {words.add}
        </Button>
      </div>
    );
  }
  return (
    // The keys belong to the field in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.writing}
      data-writing
      data-new-address
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === "Escape" && end()}
    >
      <Field label={words.label} hint={words.hint} value={draft.text} onChange={write} error={fault} />
      {taken?.version === version && <TakenBy customer={customer.id} by={taken.by} />}
      <div className={styles.buttons}>
        <Button isSmall onPress={end}>
          {messages.cancel}
        </Button>
        <Button isSmall tone="primary" type="submit">
          {words.submit}
        </Button>
      </div>
    </form>
  );
}

/** Who has it, and the way to look whether both are one person. */
function TakenBy({ customer, by }: { readonly customer: string; readonly by: Taken }): ReactElement {
  const messages = useMessages();
  const words = messages.customer.addresses;
  const mayMerge = useConsole((state) => may(state, "customer.merge"));
  const { who } = by;
  const name = who === null ? null : called(messages, who);
  return (
    <div role="alert" className={styles.overtaken}>
      <p>{name === null ? words.takenElsewhere : words.taken(name)}</p>
      {who !== null && name !== null && mayMerge && (
        <Button
          isSmall
          aria-label={messages.customer.alike.compareWith(name)}
          onPress={() => openMerge(customer, who.id)}
        >
          {messages.customer.alike.compare}
        </Button>
      )}
    </div>
  );
}
