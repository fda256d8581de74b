import type { ReactElement } from "react";
import { withdraw } from "../../desk/changing";
import { closeDialog } from "../../desk/view";
import { useChangeWords } from "../../i18n/changes";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Quote } from "./Quote";

/** Whether a message is taken back, which cannot be undone. */
export function WithdrawDialog({ item }: { readonly item: string }): ReactElement {
  const messages = useMessages();
  const words = useChangeWords();

  function take(): void {
    closeDialog();
    void withdraw(item);
  }

  return (
    <Dialog title={words.withdrawTitle} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{words.withdrawLead}</p>
        <Quote item={item} />
        <DialogActions>
          <Button autoFocus onPress={closeDialog}>
            {messages.cancel}
          </Button>
          <Button tone="danger" onPress={take}>
            {words.withdrawNow}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
