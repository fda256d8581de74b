import { useEffect, useRef, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { offerOf } from "../desk/derived";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { Named } from "../desk/people";
import { closeDialog } from "../desk/view";
import { declineWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import styles from "./Offers.module.css";

/** Say no to an offer, with a reason if there is one; when the offer ends by itself, so does the dialog. */
export function DeclineDialog(): ReactElement {
  const messages = useMessages();
  const id = useConsole((state) => state.declining ?? "");
  const offer = useConsole((state) => offerOf(state, id));
  const reasons = useConsole((state) => state.floor.decline_reasons);
  const [reason, setReason] = useState<string | null>(null);

  function decline(): void {
    closeDialog();
    void attempt(() => api.decline(id, reason || undefined));
  }

  return (
    <Dialog title={messages.offer.declineTitle} closeLabel={messages.close} onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decline();
        }}
      >
        <DialogBody>
          <p>{declineWords(messages, offer)}</p>
          <Reasons reasons={reasons} value={reason} onChange={setReason} />
          <DialogActions>
            <Button onPress={closeDialog}>{messages.cancel}</Button>
            <Button tone="danger" type="submit">
              {messages.offer.decline}
            </Button>
          </DialogActions>
        </DialogBody>
      </form>
    </Dialog>
  );
}

/** What the hub says where nobody configured anything, to be said in the reader's language. */
const USUAL: Readonly<Record<string, string>> = {
  busy: "Busy with a customer",
  "not-my-subject": "Not my subject",
  language: "Language",
  "technical-problem": "Technical problem",
  other: "Other",
};

interface Props {
  readonly reasons: readonly Named[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** The reasons, the first with the focus and none of them said yet: arrows choose, and Enter declines. */
function Reasons({ reasons, value, onChange }: Props): ReactElement {
  const { offer } = useMessages();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The dialog takes the focus as it opens: this comes after it.
    const frame = requestAnimationFrame(() => first.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const usual: Readonly<Record<string, string>> = offer.declines;
  const named = reasons.map(({ id, name }) => ({ id, name: USUAL[id] === name ? (usual[id] ?? name) : name }));
  return (
    <fieldset className={styles.reasons}>
      <legend>{offer.declineReason}</legend>
      {[...named, { id: "", name: offer.noReason }].map((one, place) => (
        <label key={one.id}>
          <input
            ref={place === 0 ? first : null}
            type="radio"
            name="reason"
            value={one.id}
            checked={value === one.id}
            onChange={() => onChange(one.id)}
          />
          {one.name}
        </label>
      ))}
    </fieldset>
  );
}
