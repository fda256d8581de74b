import { useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { offerOf } from "../desk/derived";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import { closeDialog } from "../desk/view";
import { declineWords } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { ChoiceField } from "../ui/Field";

const NONE = "-";

/** Say no to an offer, with a reason if there is one; when the offer ends by itself, so does the dialog. */
export function DeclineDialog(): ReactElement {
  const messages = useMessages();
  const id = useConsole((state) => state.declining ?? "");
  const offer = useConsole((state) => offerOf(state, id));
  const reasons = useConsole((state) => state.floor.reasons);
  const [reason, setReason] = useState(NONE);

  function decline(): void {
    closeDialog();
    void attempt(() => api.decline(id, reason === NONE ? undefined : reason));
  }

  return (
    <Dialog title={messages.offer.declineTitle} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{declineWords(messages, offer)}</p>
        <ChoiceField
          label={messages.offer.declineReason}
          placeholder={messages.offer.noReason}
          choices={[{ id: NONE, name: messages.offer.noReason }, ...reasons]}
          value={reason}
          onChange={setReason}
        />
        <DialogActions>
          <Button onPress={closeDialog}>{messages.cancel}</Button>
          <Button tone="danger" onPress={decline}>
            {messages.offer.decline}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
