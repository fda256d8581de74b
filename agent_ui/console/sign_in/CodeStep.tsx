import { useState, type FormEvent, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { explain } from "../desk/notices";
import { giveCode } from "../desk/session";
import { useLanguage } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import styles from "./SignIn.module.css";

interface Props {
  readonly ticket: string;
  readonly onAgain: () => void;
}

/** The password was right: a code, and she is in. */
export function CodeStep({ ticket, onAgain }: Props): ReactElement {
  const { messages } = useLanguage();
  const words = useProofWords();
  const [code, setCode] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    flushSync(() => setTried(true));
    setProblem(null);
    if (code.trim() === "") event.currentTarget.querySelector<HTMLInputElement>("input[name=code]")?.focus();
    if (code.trim() === "" || isBusy) return;
    setBusy(true);
    try {
      await giveCode(ticket, code);
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate aria-label={words.codeLead}>
      <p role="status">{words.codeLead}</p>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <Field
        label={words.code}
        hint={words.codeHint}
        name="code"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        autoFocus
        error={isTried && code.trim() === "" ? words.codeMissing : undefined}
      />
      <Button tone="primary" type="submit">
        {isBusy ? messages.signIn.busy : words.signIn}
      </Button>
      <Button onPress={onAgain}>{words.again}</Button>
    </form>
  );
}
