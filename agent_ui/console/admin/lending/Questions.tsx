import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import type { LendingProposal } from "./lending";
import { Terms } from "./Terms";

interface AdoptProps {
  readonly proposal: LendingProposal;
  /** Something else holds until then. */
  readonly isInstead: boolean;
  readonly onAdopt: () => void;
  readonly onClose: () => void;
}

/** What adopting does to everybody's work, before it is done. */
export function AdoptQuestion({ proposal, isInstead, onAdopt, onClose }: AdoptProps): ReactElement {
  const messages = useAdministrationMessages();
  const { lending: words } = messages;
  return (
    <Dialog title={words.adoptTitle} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        <p>{words.adoptEffect}</p>
        <Terms proposal={proposal} />
        {isInstead && <p>{words.adoptInstead}</p>}
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="primary" onPress={onAdopt}>
            {words.adopt}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

interface EndProps {
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** What ending does to everybody's work, before it is done. */
export function EndQuestion({ onEnd, onClose }: EndProps): ReactElement {
  const messages = useAdministrationMessages();
  const { lending: words } = messages;
  return (
    <Dialog title={words.endTitle} closeLabel={messages.close} onClose={onClose}>
      <DialogBody>
        <p>{words.endEffect}</p>
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="danger" onPress={onEnd}>
            {words.end}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
