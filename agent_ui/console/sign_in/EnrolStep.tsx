import { useCallback, useState, type ReactElement } from "react";
import { goIn } from "../desk/session";
import { useFetched } from "../desk/useFetched";
import { useLanguage } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { beginHalfWay, setUpHalfWay } from "../proof/calls";
import { EnrolmentForm } from "../proof/EnrolmentForm";
import { RecoveryCodesPart } from "../proof/RecoveryCodesPart";
import { Button } from "../ui/Button";
import { Skeleton } from "../ui/Marks";
import styles from "./SignIn.module.css";

interface Props {
  readonly ticket: string;
  readonly onAgain: () => void;
}

/** The password was right, and a second step is asked for: it is set up, and she is in. */
export function EnrolStep({ ticket, onAgain }: Props): ReactElement {
  const { messages } = useLanguage();
  const words = useProofWords();
  const { value, problem } = useFetched(useCallback(async () => beginHalfWay(ticket), [ticket]));
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <div className={styles.form}>
      {codes === null && <p role="status">{words.enrolLead}</p>}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {value === null && problem === null && <Skeleton lines={5} label={messages.loading} />}
      {value !== null && codes === null && (
        <EnrolmentForm
          enrolment={value}
          onCode={async (code) => setCodes((await setUpHalfWay(ticket, value.ticket, code)).recovery_codes)}
        />
      )}
      {codes === null ? (
        <Button onPress={onAgain}>{words.again}</Button>
      ) : (
        <RecoveryCodesPart codes={codes} onKept={() => void goIn()} />
      )}
    </div>
  );
}
