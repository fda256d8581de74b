import type { ReactElement } from "react";
import { api } from "../desk/api";
import { currentRow } from "../desk/derived";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";

/** Ending is told to the customer, so it is asked once. */
export function EndDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const name = useConsole((state) => currentRow(state, id)?.customer.name ?? "");

  function end(): void {
    closeDialog();
    void attempt(() => api.end(id));
  }

  return (
    <Dialog title={messages.end.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{messages.end.lead(name || messages.unnamed)}</p>
        <DialogActions>
          <Button onPress={closeDialog}>{messages.cancel}</Button>
          <Button tone="primary" autoFocus onPress={end}>
            {messages.end.submit}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
