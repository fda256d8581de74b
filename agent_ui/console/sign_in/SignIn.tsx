import { useState, type FormEvent, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { base, hubUrl } from "../desk/base";
import { Problem } from "../desk/http";
import { explain } from "../desk/notices";
import type { NextStep } from "../desk/people";
import { givePasskey, signIn } from "../desk/session";
import { useConsole } from "../desk/store";
import { useFetched } from "../desk/useFetched";
import type { Messages } from "../i18n/en";
import { useLanguage } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { askPasskey, readWaysIn } from "../proof/calls";
import { knowsPasskeys, signWithPasskey } from "../proof/passkeys";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { CodeStep } from "./CodeStep";
import { EnrolStep } from "./EnrolStep";
import { Front } from "./Front";
import styles from "./SignIn.module.css";

function refusal(error: unknown, messages: Messages): string {
  if (error instanceof Problem && error.status === 401) return messages.signIn.refused;
  if (error instanceof Problem && error.status === 429) return messages.signIn.tooMany;
  return explain(error);
}

/** The first page: who are you, and in which language. */
export function SignIn(): ReactElement {
  const { messages } = useLanguage();
  const [still, setStill] = useState<NextStep | null>(null);
  return (
    <Front lead={messages.signIn.lead}>
      {still === null && <WaysIn onStill={setStill} />}
      {still?.step === "code" && <CodeStep ticket={still.ticket} onAgain={() => setStill(null)} />}
      {still?.step === "enrol" && <EnrolStep ticket={still.ticket} onAgain={() => setStill(null)} />}
    </Front>
  );
}

/** By a provider, or by a password: what this hub offers. */
function WaysIn({ onStill }: { readonly onStill: (still: NextStep | null) => void }): ReactElement {
  const { value } = useFetched(readWaysIn);
  const words = useProofWords();
  const [refused] = useState(refusedElsewhere);
  const [wantsPassword, setWantsPassword] = useState(false);
  const providers = value?.providers ?? [];
  const hasPasskeys = value?.passkeys === true && knowsPasskeys();
  const [problem, setProblem] = useState<string | null>(null);

  async function withPasskey(): Promise<void> {
    setProblem(null);
    try {
      const { ticket, options } = await askPasskey();
      const signed = await signWithPasskey(options);
      if (signed !== null) await givePasskey({ ticket, ...signed });
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <>
      {(problem ?? refused) !== null && (
        <p className={styles.problem} role="alert">
          {problem ?? words.notLetIn[refused ?? ""] ?? words.notLetIn["failed"]}
        </p>
      )}
      {(providers.length > 0 || hasPasskeys) && (
        <div className={styles.elsewhere}>
          {providers.map(({ id, name }) => (
            <Button key={id} onPress={() => location.assign(hubUrl(`sign-in/${encodeURIComponent(id)}`))}>
              {words.continueWith(name)}
            </Button>
          ))}
          {hasPasskeys && <Button onPress={() => void withPasskey()}>{words.withPasskey}</Button>}
        </div>
      )}
      {value === null || value.passwords || wantsPassword ? (
        <SignInForm onStill={onStill} />
      ) : (
        <Button tone="quiet" onPress={() => setWantsPassword(true)}>
          {words.usePassword}
        </Button>
      )}
    </>
  );
}

/** Why a provider's answer let nobody in, said once: whoever reloads the page begins anew. */
function refusedElsewhere(): string | null {
  const told = new URLSearchParams(location.search).get("sign_in");
  if (told !== null) history.replaceState(history.state, "", base);
  return told;
}

function SignInForm({ onStill }: { readonly onStill: (still: NextStep | null) => void }): ReactElement {
  const { messages } = useLanguage();
  const ended = useConsole((state) => state.endedBecause);
  const known = useConsole((state) => state.endedEmail);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const words = messages.signIn;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // The complaint is there before the field is read out.
    flushSync(() => setTried(true));
    setProblem(null);
    const missing = email.trim() === "" ? "email" : password === "" ? "password" : null;
    if (missing !== null) event.currentTarget.querySelector<HTMLInputElement>(`input[name=${missing}]`)?.focus();
    if (missing !== null || isBusy) return;
    setBusy(true);
    try {
      onStill(await signIn(email.trim(), password));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate aria-label={words.title}>
      {ended !== null && ended !== "" && problem === null && (
        <p className={styles.ended} role="status">
          {ended === "expired" ? words.expired : words.elsewhere}
        </p>
      )}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {refusal(problem, messages)}
        </p>
      )}
      <Field
        label={words.email}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        autoFocus={known === ""}
        error={isTried && email.trim() === "" ? words.emailMissing : undefined}
      />
      <Field
        label={words.password}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus={known !== ""}
        error={isTried && password === "" ? words.passwordMissing : undefined}
      />
      <Button tone="primary" type="submit">
        {isBusy ? words.busy : words.submit}
      </Button>
    </form>
  );
}
