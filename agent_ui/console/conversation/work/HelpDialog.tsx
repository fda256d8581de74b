import { useState, type FormEvent, type ReactElement } from "react";
import { api } from "../../desk/api";
import { currentRow } from "../../desk/derived";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { closeDialog } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field } from "../../ui/Field";

/** Ask the supervisors of the team to come in, or ask no longer. */
export function HelpDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const words = messages.work.help;
  const isAsked = useConsole((state) => currentRow(state, id)?.asks_help ?? false);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();

  async function perform(action: () => Promise<void>, done: string): Promise<void> {
    try {
      await action();
    } catch (error) {
      setProblem(explain(error));
      return;
    }
    closeDialog();
    notify(done);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void perform(() => api.askHelp(id, reason.trim()), words.asked);
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{isAsked ? words.waiting : words.lead}</p>
        <form onSubmit={submit}>
          <Field label={words.reason} value={reason} onChange={setReason} autoFocus error={problem} />
          <DialogActions>
            {isAsked && <Button onPress={() => void perform(() => api.endHelp(id), words.ended)}>{words.end}</Button>}
            <Button tone="primary" type="submit">
              {words.submit}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
