import { useEffect, useState, type ReactElement } from "react";
import { explain, notify } from "../desk/notices";
import { changeSignature, ownSignature } from "../desk/signature";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { Skeleton } from "../ui/Marks";

/** What stands under my mails. */
export function SignatureDialog(): ReactElement {
  const messages = useMessages();
  const words = messages.letters;
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  useEffect(() => {
    ownSignature()
      .then(setText)
      .catch((error: unknown) => setProblem(explain(error)));
  }, []);

  async function save(written: string): Promise<void> {
    try {
      await changeSignature(written);
      notify(words.signatureSaved);
      closeDialog();
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <Dialog title={words.signature} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        {text === null ? (
          problem === undefined ? (
            <Skeleton lines={4} label={messages.loading} />
          ) : (
            <p role="alert">{problem}</p>
          )
        ) : (
          <>
            <Field
              label={words.signatureText}
              hint={words.signatureLead}
              rows={5}
              autoFocus
              value={text}
              onChange={setText}
              error={problem}
            />
            <DialogActions>
              <Button onPress={closeDialog}>{messages.cancel}</Button>
              <Button tone="primary" onPress={() => void save(text)}>
                {words.signatureSave}
              </Button>
            </DialogActions>
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}
