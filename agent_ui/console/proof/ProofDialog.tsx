import type { ReactElement } from "react";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { Dialog, DialogBody } from "../ui/Dialog";
import { AddressPart } from "./AddressPart";
import { PasskeysPart } from "./PasskeysPart";
import styles from "./Proof.module.css";
import { SecondStepPart } from "./SecondStepPart";

/** How I prove who I am. */
export function ProofDialog(): ReactElement {
  const messages = useMessages();
  const words = useProofWords();
  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <div className={styles.parts}>
          <SecondStepPart />
          <PasskeysPart />
          <AddressPart />
        </div>
      </DialogBody>
    </Dialog>
  );
}
