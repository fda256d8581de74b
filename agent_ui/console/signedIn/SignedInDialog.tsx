import type { ReactElement } from "react";
import { useFetched } from "../desk/useFetched";
import { attempt, notify } from "../desk/notices";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { useSignedInWords } from "../i18n/signedIn";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { Skeleton } from "../ui/Marks";
import { endMine, endOthers, readMine } from "./calls";
import { SignedInList } from "./SignedInList";

/** Where I am signed in, and the way out of each place. */
export function SignedInDialog(): ReactElement {
  const messages = useMessages();
  const words = useSignedInWords();
  const { value, problem, refresh } = useFetched(readMine);
  const end = (call: () => Promise<void>, told: string) =>
    void attempt(async () => {
      await call();
      notify(told);
      refresh();
    });
  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{words.lead}</p>
        {problem !== null && <p role="alert">{problem}</p>}
        {value === null ? (
          problem === null && <Skeleton lines={3} label={messages.loading} />
        ) : (
          <SignedInList places={value} onEnd={({ tag }) => end(async () => endMine(tag), words.ended)} />
        )}
        <DialogActions>
          {value !== null && value.length > 1 && (
            <Button tone="danger" onPress={() => end(endOthers, words.endedAll)}>
              {words.others}
            </Button>
          )}
          <Button onPress={closeDialog}>{messages.close}</Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
