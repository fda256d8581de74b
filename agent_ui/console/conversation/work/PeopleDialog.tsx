import { useState, type FormEvent, type ReactElement } from "react";
import { api } from "../../desk/api";
import { currentRow } from "../../desk/derived";
import { explain } from "../../desk/notices";
import { skillsOf } from "../../desk/reach";
import { present, useConsole } from "../../desk/store";
import { closeDialog, leaveConversation } from "../../desk/view";
import { presenceWord } from "../../desk/words";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field, SearchField, type ChoiceGroup } from "../../ui/Field";
import { PresenceDot } from "../../ui/Marks";
import { submitOnKey } from "../../ui/submitKey";
import styles from "./PeopleDialog.module.css";

const NOBODY: readonly never[] = [];
const ORDER = ["available", "busy", "away", "offline"];

interface Props {
  readonly id: string;
}

function useColleagues(inside: readonly { readonly id: string }[]): readonly ChoiceGroup[] {
  const messages = useMessages();
  const colleagues = useConsole((state) => state.desk?.colleagues ?? NOBODY);
  const choices = colleagues
    .filter(({ id }) => !inside.some((one) => one.id === id))
    .toSorted((a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) || a.name.localeCompare(b.name))
    .map(({ id, name, presence, reason }) => ({
      id,
      name,
      detail: (
        <>
          <PresenceDot presence={presence} />
          {[presenceWord(messages, present(), presence, reason), skillsOf(present(), id)].filter(Boolean).join(" · ")}
        </>
      ),
    }));
  return choices.length === 0 ? NOBODY : [{ name: messages.transfer.people, choices }];
}

/** Who is inside beside me: let others in or out, or hand the conversation over to one of them. */
export function PeopleDialog({ id }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.work.people;
  const inside = useConsole((state) => currentRow(state, id)?.participants ?? NOBODY);
  const [problem, setProblem] = useState<string>();

  async function attemptHere(action: () => Promise<void>): Promise<boolean> {
    try {
      await action();
      setProblem(undefined);
      return true;
    } catch (error) {
      setProblem(explain(error));
      return false;
    }
  }

  async function handOver(person: string): Promise<void> {
    if (!(await attemptHere(() => api.handOver(id, person)))) return;
    closeDialog();
    leaveConversation();
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        {inside.length > 0 && (
          <ul className={styles.people} aria-label={words.inside}>
            {inside.map(({ id: person, name }) => (
              <li key={person} className={styles.person}>
                <span className={styles.name}>{name}</span>
                <Button isSmall aria-label={words.handOverTo(name)} onPress={() => void handOver(person)}>
                  {words.handOver}
                </Button>
                <Button
                  isSmall
                  tone="quiet"
                  aria-label={words.letLeaveOf(name)}
                  onPress={() => void attemptHere(() => api.letLeave(id, person))}
                >
                  {words.letLeave}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        <Invite id={id} inside={inside} perform={attemptHere} />
      </DialogBody>
    </Dialog>
  );
}

interface InviteProps extends Props {
  readonly inside: readonly { readonly id: string }[];
  readonly perform: (action: () => Promise<void>) => Promise<boolean>;
}

function Invite({ id, inside, perform }: InviteProps): ReactElement {
  const messages = useMessages();
  const words = messages.work.people;
  const groups = useColleagues(inside);
  const [who, setWho] = useState(() => present().chosenPerson);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const [isAlone] = useState(inside.length === 0);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (who === null || who === "") return;
    if (await perform(() => api.invite(id, who, note.trim()))) closeDialog();
  }

  return (
    // The keys belong to the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.form} onSubmit={(event) => void submit(event)} onKeyDownCapture={submitOnKey}>
      <SearchField
        label={words.invite}
        placeholder={words.placeholder}
        groups={groups}
        empty={messages.transfer.none}
        // Its open list would hide those who are inside already.
        autoFocus={isAlone}
        value={who}
        onChange={setWho}
        error={isTried && !who ? words.missing : undefined}
      />
      <Field label={words.note} value={note} onChange={setNote} rows={2} />
      <DialogActions>
        <Button onPress={closeDialog}>{messages.cancel}</Button>
        <Button tone="primary" type="submit">
          {words.submit}
        </Button>
      </DialogActions>
    </form>
  );
}
