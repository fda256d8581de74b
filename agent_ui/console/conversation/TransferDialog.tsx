import type { Colleague } from "@contact-hub/shared/wire.gen";
import { useState, type FormEvent, type ReactElement } from "react";
import { api, type Destination } from "../desk/api";
import { useNow } from "../desk/clock";
import { CONTROL_KEY } from "../desk/commands/command";
import { explain, notify } from "../desk/notices";
import { skillsOf } from "../desk/reach";
import { present, useConsole } from "../desk/store";
import { standingWords, takersOf } from "../desk/takers";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { Field, SearchField, type Choice, type ChoiceGroup } from "../ui/Field";
import { PresenceDot } from "../ui/Marks";
import { submitOnKey } from "../ui/submitKey";
import styles from "./Conversation.module.css";

const AGENT = "agent:";
const QUEUE = "queue:";
const NOBODY: readonly never[] = [];
const SEND_KEYS = `${CONTROL_KEY}+Enter`;
const EVERY_MS = 5_000;

function destinationOf(choice: string): Destination {
  if (choice.startsWith(AGENT)) return { agent: choice.slice(AGENT.length) };
  return { queue: choice.slice(QUEUE.length) };
}

function useGroups(): readonly ChoiceGroup[] {
  const messages = useMessages();
  const colleagues = useConsole((state) => state.desk?.colleagues ?? NOBODY);
  const queues = useConsole((state) => state.floor.queues);
  const { there, notThere } = takersOf(colleagues);
  const choiceOf = (colleague: Colleague): Choice => ({
    id: AGENT + colleague.id,
    name: colleague.name,
    detail: <Standing colleague={colleague} />,
  });
  const refused = notThere.map((colleague) => ({
    ...choiceOf(colleague),
    isDisabled: true,
    refusal: messages.transfer.offline(colleague.name),
  }));
  return [
    { name: messages.transfer.people, choices: there.map(choiceOf) },
    { name: messages.transfer.queues, choices: queues.map(({ id, name }) => ({ id: QUEUE + id, name })) },
    { name: messages.transfer.notThere, choices: refused },
  ].filter(({ choices }) => choices.length > 0);
}

/** How somebody can be reached, what she holds and can do. */
function Standing({ colleague }: { readonly colleague: Colleague }): ReactElement {
  const messages = useMessages();
  const { id, presence, holding } = colleague;
  const stands = standingWords(messages, present(), colleague, useNow(EVERY_MS));
  return (
    <>
      <PresenceDot presence={presence} next={colleague.next_presence} />
      {[stands, messages.transfer.holding(holding), skillsOf(present(), id)].filter(Boolean).join(" · ")}
    </>
  );
}

/** Whom somebody chose before she opened the dialog. */
const agentNow = (): string | null => {
  const { chosenPerson } = present();
  return chosenPerson && AGENT + chosenPerson;
};

/** Hand a conversation to a person or to another queue. */
export function TransferDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const words = messages.transfer;
  const groups = useGroups();
  const [to, setTo] = useState(agentNow);
  const [isChosen] = useState(to !== null);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function transfer(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (to === null || to === "" || isAsked) return;
    setAsked(true);
    try {
      await api.transfer(id, destinationOf(to), note.trim());
      notify(words.done);
      closeDialog();
    } catch (error) {
      // What was written to the colleague stays.
      setProblem(explain(error));
    } finally {
      setAsked(false);
    }
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        {/* The keys belong to the fields in it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => void transfer(event)}
          onKeyDownCapture={submitOnKey}
        >
          <SearchField
            label={words.to}
            placeholder={words.placeholder}
            groups={groups}
            empty={words.none}
            autoFocus={!isChosen}
            value={to}
            onChange={setTo}
            error={isTried && !to ? words.missing : undefined}
          />
          <Field label={words.note} value={note} onChange={setNote} rows={3} autoFocus={isChosen} />
          {problem !== undefined && <p role="alert">{problem}</p>}
          <DialogActions>
            <Button onPress={closeDialog}>{messages.cancel}</Button>
            <Button tone="primary" type="submit" hint={SEND_KEYS}>
              {words.submit}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
