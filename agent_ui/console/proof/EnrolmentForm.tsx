import { useState, type FormEvent, type ReactElement } from "react";
import { explain } from "../desk/notices";
import { useProofWords } from "../i18n/proof";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import type { Enrolment } from "./calls";
import styles from "./Proof.module.css";

/** A margin without which no camera finds the code. */
const QUIET = 4;

interface Props {
  readonly enrolment: Enrolment;
  readonly onCode: (code: string) => Promise<void>;
}

/** The picture for the app, the same to type, and the first code. */
export function EnrolmentForm({ enrolment, onCode }: Props): ReactElement {
  const words = useProofWords();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const { size, path } = enrolment.qr;
  const whole = size + 2 * QUIET;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (code.trim() === "") return;
    try {
      await onCode(code);
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <form className={styles.part} onSubmit={(event) => void submit(event)} noValidate aria-label={words.setUp}>
      <ol className={styles.steps}>
        <li>
          {words.scan}
          <svg
            className={styles.qr}
            viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
            role="img"
            aria-label={words.picture}
            shapeRendering="crispEdges"
          >
            <path d={path} />
          </svg>
        </li>
        <li>
          {words.orType}
          <code className={styles.secret}>{enrolment.secret.replaceAll(/.{4}(?=.)/g, "$& ")}</code>
          <a href={enrolment.address}>{words.openApp}</a>
        </li>
        <li>{words.thenType}</li>
      </ol>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <Field
        label={words.code}
        name="code"
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={setCode}
        error={isTried && code.trim() === "" ? words.codeMissing : undefined}
      />
      <div>
        <Button tone="primary" type="submit">
          {words.turnOn}
        </Button>
      </div>
    </form>
  );
}
