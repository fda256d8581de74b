import { useState, type ReactElement } from "react";
import { api, type Destination } from "../desk/api";
import { attempt, notify } from "../desk/notices";
import { present, useConsole } from "../desk/store";
import { closeDialog } from "../desk/view";
import { presenceWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { Field, SearchField, type Choice, type ChoiceGroup } from "../ui/Field";
import { PresenceDot } from "../ui/Marks";

const AGENT = "agent:";
const QUEUE = "queue:";
const NOBODY: readonly never[] = [];
const ORDER = ["available", "busy", "away", "offline"];

function destinationOf(choice: string): Destination {
  if (choice.startsWith(AGENT)) return { agent: choice.slice(AGENT.length) };
  return { queue: choice.slice(QUEUE.length) };
}

function useGroups(): readonly ChoiceGroup[] {
  const messages = useMessages();
  const colleagues = useConsole((state) => state.desk?.colleagues ?? NOBODY);
  const queues = useConsole((state) => state.floor.queues);
  const people: readonly Choice[] = colleagues
    .toSorted((a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) || a.name.localeCompare(b.name))
    .map(({ id, name, presence, reason, holding }) => ({
      id: AGENT + id,
      name,
      // Nobody can take anything who is not there; the hub would refuse it.
      isDisabled: presence === "offline",
      detail: (
        <>
          <PresenceDot presence={presence} />
          {presenceWord(messages, present(), presence, reason)} · {messages.transfer.holding(holding)}
        </>
      ),
    }));
  return [
    { name: messages.transfer.people, choices: people },
    { name: messages.transfer.queues, choices: queues.map(({ id, name }) => ({ id: QUEUE + id, name })) },
  ].filter(({ choices }) => choices.length > 0);
}

/** Hand a conversation to a person or to another queue. */
export function TransferDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const words = messages.transfer;
  const groups = useGroups();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);

  async function transfer(): Promise<void> {
    setTried(true);
    if (to === null || to === "") return;
    closeDialog();
    await attempt(async () => {
      await api.transfer(id, destinationOf(to), note.trim());
      notify(words.done);
    });
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <SearchField
          label={words.to}
          placeholder={words.placeholder}
          groups={groups}
          empty={words.none}
          autoFocus
          value={to}
          onChange={setTo}
          error={isTried && !to ? words.missing : undefined}
        />
        <Field label={words.note} value={note} onChange={setNote} rows={3} />
        <DialogActions>
          <Button onPress={closeDialog}>{messages.cancel}</Button>
          <Button tone="primary" onPress={() => void transfer()}>
            {words.submit}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
