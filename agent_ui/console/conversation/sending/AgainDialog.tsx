import type { ReactElement } from "react";
import { resend } from "../../desk/resend";
import { closeDialog } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";

/** Whether something is sent again that may have arrived. */
export function AgainDialog({ item }: { readonly item: string }): ReactElement {
  const messages = useMessages();
  const words = messages.sending;

  function send(): void {
    closeDialog();
    void resend(item, true);
  }

  return (
    <Dialog title={words.againTitle} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{words.againLead}</p>
        <DialogActions>
          <Button autoFocus onPress={closeDialog}>
            {messages.cancel}
          </Button>
          <Button tone="danger" onPress={send}>
            {words.againAnyway}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
