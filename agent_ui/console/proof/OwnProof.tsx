import { useState, type FormEvent, type ReactElement } from "react";
import { explain } from "../desk/notices";
import { useMessages } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import styles from "./Proof.module.css";

interface Props {
  readonly lead: string;
  readonly action: string;
  readonly tone?: "primary" | "danger";
  /** Whether a code is asked for too. */
  readonly hasCode?: boolean;
  /** Whether she may have no password, because a provider vouches for her. */
  readonly mayBeEmpty?: boolean;
  readonly onProof: (password: string, code: string) => Promise<void>;
  readonly onBack: () => void;
}

/** Is it you? The password once more, and a code where there are codes. */
export function OwnProof({
  lead,
  action,
  tone = "primary",
  hasCode = false,
  mayBeEmpty = false,
  onProof,
  onBack,
}: Props): ReactElement {
  const messages = useMessages();
  const words = useProofWords();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isTried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isIncomplete = (password === "" && !mayBeEmpty) || (hasCode && code.trim() === "");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (isIncomplete) return;
    try {
      await onProof(password, code);
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <form className={styles.part} onSubmit={(event) => void submit(event)} noValidate aria-label={action}>
      <p>{lead}</p>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <Field
        label={messages.signIn.password}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus
        {...(mayBeEmpty ? { hint: words.noPassword } : {})}
        error={isTried && password === "" && !mayBeEmpty ? messages.signIn.passwordMissing : undefined}
      />
      {hasCode && (
        <Field
          label={words.code}
          hint={words.orRecovery}
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={isTried && code.trim() === "" ? words.codeMissing : undefined}
        />
      )}
      <div className={styles.row}>
        <Button tone={tone} type="submit">
          {action}
        </Button>
        <Button onPress={onBack}>{messages.cancel}</Button>
      </div>
    </form>
  );
}
