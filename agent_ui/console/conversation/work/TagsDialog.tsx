import { useState, type ReactElement } from "react";
import { api } from "../../desk/api";
import { showRow } from "../../desk/conversations";
import { currentRow } from "../../desk/derived";
import { useKnownTags } from "../../desk/knownTags";
import { explain } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { closeDialog } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { TagField } from "../../ui/TagField";

const NONE: readonly string[] = [];

/** Mark a conversation with words; each is kept at once. */
export function TagsDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const words = messages.work.tags;
  const tags = useConsole((state) => currentRow(state, id)?.tags ?? NONE);
  const known = useKnownTags();
  const [problem, setProblem] = useState<string>();

  async function change(tag: string, isThere: boolean): Promise<void> {
    try {
      showRow(id, await api.tag(id, { [tag]: isThere }));
      setProblem(undefined);
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <TagField
          tags={tags}
          suggestions={known}
          words={words}
          isFirst
          onAdd={(tag) => void change(tag, true)}
          onRemove={(tag) => void change(tag, false)}
        />
        {problem !== undefined && <p role="alert">{problem}</p>}
        <DialogActions>
          <Button tone="primary" onPress={closeDialog}>
            {words.done}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
