import type { ReactElement, ReactNode } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Chip } from "../../ui/Marks";
import styles from "./Things.module.css";

/** One field that differs, as whoever saves is shown it. */
export interface ShownChange {
  readonly name: string;
  readonly label: string;
  /** Whether somebody else changed it meanwhile. */
  readonly isOvertaken: boolean;
  readonly difference: ReactElement;
}

interface SaveProps {
  readonly changes: readonly ShownChange[];
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** What whoever saves should know besides. */
  readonly children?: ReactNode;
}

/** What changed is shown before it is saved. */
export function SavingQuestion({ changes, onSave, onClose, children }: SaveProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  return (
    <Dialog title={words.saveTitle} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        <dl className={styles.changes}>
          {changes.map(({ name, label, isOvertaken, difference }) => (
            <div key={name}>
              <dt>
                {label} {isOvertaken && <Chip tone="warn">{words.both}</Chip>}
              </dt>
              <dd>{difference}</dd>
            </div>
          ))}
        </dl>
        {children}
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="primary" onPress={onSave}>
            {messages.save}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

interface LeaveProps {
  readonly lead: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Nobody loses what she has not saved without being asked. */
export function LeaveQuestion({ lead, onStay, onLeave }: LeaveProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  return (
    <Dialog title={words.leaveTitle} closeLabel={messages.close} onClose={onStay}>
      <DialogBody>
        <p>{lead}</p>
        <DialogActions>
          <Button tone="danger" onPress={onLeave}>
            {words.leave}
          </Button>
          <Button tone="primary" onPress={onStay}>
            {words.stay}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
