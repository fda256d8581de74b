import { useState, type ReactElement } from "react";
import { called } from "../../desk/called";
import { attempt } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field, Toggle } from "../../ui/Field";
import { erase, type Held } from "./calls";

interface Props {
  readonly held: Held;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** There is no way back: whoever erases types whom. */
export function EraseDialog({ held, onClose, onDone }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.personal;
  const name = called(messages, held);
  const [typed, setTyped] = useState("");
  const [closes, setCloses] = useState(false);
  const isOpen = held.open_conversations > 0;
  const isSure = typed.trim() === name && (closes || !isOpen);

  async function go(): Promise<void> {
    await attempt(() => erase(held.id, closes));
    onClose();
    onDone();
  }

  return (
    <Dialog title={words.eraseTitle(name)} closeLabel={messages.close} onClose={onClose}>
      <DialogBody>
        <p>{words.eraseLead}</p>
        {isOpen && (
          <Toggle
            label={words.closes(held.open_conversations)}
            isOn={closes}
            onChange={setCloses}
            hint={words.closesHint}
          />
        )}
        <Field label={words.typeName(name)} value={typed} onChange={setTyped} autoComplete="off" autoFocus />
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="danger" isDisabled={!isSure} onPress={() => void go()}>
            {words.erase}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
