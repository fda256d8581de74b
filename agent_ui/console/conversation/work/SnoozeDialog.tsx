import { useState, type FormEvent, type ReactElement } from "react";
import { advanceAfter } from "../../desk/advance";
import { api } from "../../desk/api";
import { hubNow } from "../../desk/clock";
import { explain, notify } from "../../desk/notices";
import { localField, snoozePresets } from "../../desk/snooze";
import { closeDialog } from "../../desk/view";
import { moment, weekdayTime } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { ActionList } from "../../ui/ActionList";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field } from "../../ui/Field";

const REPLY = "reply";
const OWN = "own";

/** Put a conversation aside until a time, or until its customer writes. */
export function SnoozeDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const words = messages.work.snooze;
  const [presets] = useState(() => snoozePresets(new Date(hubNow())));
  const [isOwn, setOwn] = useState(false);

  const [problem, setProblem] = useState<string>();

  async function snooze(until: Date | null): Promise<void> {
    const isDone = await advanceAfter(id, async () => {
      try {
        await api.snooze(id, until?.toISOString() ?? null);
      } catch (error) {
        setProblem(explain(error));
        return false;
      }
      closeDialog();
      return true;
    });
    if (!isDone) return;
    notify(until === null ? words.parked : words.done(moment(until.toISOString())));
  }

  function choose(choice: string): void {
    if (choice === OWN) setOwn(true);
    else void snooze(presets.find(({ name }) => name === choice)?.at ?? null);
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{words.lead}</p>
        {isOwn ? (
          <OwnTime onChoose={(until) => void snooze(until)} problem={problem} />
        ) : (
          <ActionList
            label={words.choices}
            onAction={choose}
            actions={[
              ...presets.map(({ name, at }) => ({ id: name, name: words[name], detail: weekdayTime(at) })),
              { id: REPLY, name: words.reply },
              { id: OWN, name: words.own },
            ]}
          />
        )}
        {!isOwn && problem !== undefined && <p role="alert">{problem}</p>}
      </DialogBody>
    </Dialog>
  );
}

interface OwnTimeProps {
  readonly onChoose: (until: Date) => void;
  /** Why the hub did not take it. */
  readonly problem: string | undefined;
}

function OwnTime({ onChoose, problem }: OwnTimeProps): ReactElement {
  const messages = useMessages();
  const words = messages.work.snooze;
  const [value, setValue] = useState(() => localField(new Date(hubNow() + 3_600_000)));
  const [isTried, setTried] = useState(false);
  const until = new Date(value);
  const isPossible = until.getTime() > hubNow();

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (isPossible) onChoose(until);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Field
        type="datetime-local"
        label={words.ownTime}
        hint={words.ownHint}
        value={value}
        onChange={setValue}
        autoFocus
        error={isTried && !isPossible ? words.missing : problem}
      />
      <DialogActions>
        <Button onPress={closeDialog}>{messages.cancel}</Button>
        <Button tone="primary" type="submit">
          {words.submit}
        </Button>
      </DialogActions>
    </form>
  );
}
