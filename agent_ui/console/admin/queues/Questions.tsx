import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Chip } from "../../ui/Marks";
import { Change } from "./Change";
import type { FieldName, Policy } from "./fields";
import type { NameOf } from "./sentences";
import styles from "./Editor.module.css";

interface SaveProps {
  readonly before: Policy;
  readonly after: Policy;
  readonly changed: readonly FieldName[];
  readonly overtaken: readonly FieldName[];
  readonly nameOf: NameOf;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** What changed is shown before it is saved. */
export function SaveQuestion({ before, after, changed, overtaken, nameOf, onSave, onClose }: SaveProps): ReactElement {
  const messages = useAdministrationMessages();
  const { queueEditor: words } = messages;
  return (
    <Dialog title={words.saveTitle} closeLabel={messages.close} isWide onClose={onClose}>
      <DialogBody>
        <dl className={styles.changes}>
          {changed.map((name) => (
            <div key={name}>
              <dt>
                {words.fields[name]} {overtaken.includes(name) && <Chip tone="warn">{words.both}</Chip>}
              </dt>
              <dd>
                <Change field={name} before={before[name]} after={after[name]} nameOf={nameOf} />
              </dd>
            </div>
          ))}
        </dl>
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
