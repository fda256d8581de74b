import type { ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Copyable } from "../Copyable";

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly secret: string;
  readonly label: string;
  /** A line that shows that it works. */
  readonly example?: string;
  /** What else is to be known of it. */
  readonly more?: string | undefined;
  readonly onClose: () => void;
}

/** What is shown once, to be put where the other system keeps its secrets. */
export function SecretDialog({ title, lead, secret, label, example, more, onClose }: Props): ReactElement {
  const { outside: words, close } = useAdministrationMessages();
  return (
    <Dialog title={title} closeLabel={close} isWide onClose={onClose}>
      <DialogBody>
        <p>{lead}</p>
        <Copyable text={secret} label={label} />
        {more !== undefined && <p>{more}</p>}
        {example !== undefined && (
          <>
            <p>{words.example}</p>
            <Copyable text={example} label={words.copyExample} />
          </>
        )}
        <DialogActions>
          <Button tone="primary" onPress={onClose}>
            {words.done}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
