import { useState, type ReactElement } from "react";
import { api } from "../../desk/api";
import { explain, notify } from "../../desk/notices";
import { splitPoints } from "../../desk/split";
import { useConsole } from "../../desk/store";
import { useCalled } from "../../desk/useCalled";
import { closeDialog, openConversation } from "../../desk/view";
import { moment } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { ChoiceField } from "../../ui/Field";

const SHOWN_CHARACTERS = 60;

function beginning(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}

/** Choose the message from which on the rest is another matter. */
export function SplitDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const words = messages.work.split;
  const log = useConsole((state) => state.logs[id]);
  const points = splitPoints(log).toReversed();
  const [chosen, setChosen] = useState(() => (points.find(({ direction }) => direction === "in") ?? points[0])?.id);
  const customer = useCalled(id);
  const [problem, setProblem] = useState<string>();

  async function split(): Promise<void> {
    if (chosen === undefined) return;
    try {
      const made = await api.split(id, chosen);
      closeDialog();
      openConversation(made.conversation_id);
      notify(words.done);
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{words.lead}</p>
        <ChoiceField
          label={words.from}
          placeholder={words.from}
          choices={points.map((item) => ({
            id: item.id,
            name: `${item.author_name || customer}: ${beginning(item.text)}`,
            detail: moment(item.at),
          }))}
          value={chosen ?? null}
          onChange={setChosen}
          error={problem}
        />
        <DialogActions>
          <Button tone="primary" isDisabled={chosen === undefined} onPress={() => void split()}>
            {words.split}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
