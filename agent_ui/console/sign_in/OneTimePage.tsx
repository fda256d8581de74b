import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { api } from "../desk/api";
import { base } from "../desk/base";
import { explain } from "../desk/notices";
import { choosePassword, confirmAddress, setUp, whosePassword, type OneTime } from "../desk/oneTime";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Front } from "./Front";
import styles from "./SignIn.module.css";

/** What a one-time link is for: make the first administrator, choose a password, or confirm an address. */
export function OneTimePage({ oneTime }: { readonly oneTime: OneTime }): ReactElement {
  return oneTime.purpose === "address" ? <AddressPage token={oneTime.token} /> : <ChoosingPage oneTime={oneTime} />;
}

/** Nothing happens before it is pressed: programs that look into mail open links, too. */
function AddressPage({ token }: { readonly token: string }): ReactElement {
  const words = useMessages().oneTime;
  const [done, setDone] = useState<Whose | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    try {
      setDone(await confirmAddress(token));
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <Front lead={words.addressLead}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {done === null ? (
        <form className={styles.form} onSubmit={(event) => void confirm(event)} aria-label={words.confirmAddress}>
          <Button tone="primary" type="submit">
            {words.confirmAddress}
          </Button>
        </form>
      ) : (
        <>
          <p role="status">{words.addressIs(done.name, done.email)}</p>
          <a href={base.href}>{words.goOn}</a>
        </>
      )}
    </Front>
  );
}

function ChoosingPage({ oneTime }: { readonly oneTime: OneTime }): ReactElement {
  const messages = useMessages();
  const words = messages.oneTime;
  const isSetUp = oneTime.purpose === "setup";
  const { whose, problem } = useWhose(oneTime);
  return (
    <Front lead={isSetUp ? words.setUpLead : words.passwordLead}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {whose !== null && <p role="status">{words.passwordFor(whose.name, whose.email)}</p>}
      {problem === null && <OneTimeForm oneTime={oneTime} isSetUp={isSetUp} />}
    </Front>
  );
}

interface Whose {
  readonly name: string;
  readonly email: string;
}

/** Whose account it is, so that nobody chooses a password for somebody else's; a void link says so at once. */
function useWhose({ purpose, token }: OneTime) {
  const [found, setFound] = useState<{ readonly whose: Whose | null; readonly problem: string | null }>({
    whose: null,
    problem: null,
  });
  useEffect(() => {
    if (purpose !== "password") return;
    whosePassword(token).then(
      (whose) => setFound({ whose, problem: null }),
      (error: unknown) => setFound({ whose: null, problem: explain(error) }),
    );
  }, [purpose, token]);
  return found;
}

function OneTimeForm({ oneTime, isSetUp }: { readonly oneTime: OneTime; readonly isSetUp: boolean }): ReactElement {
  const messages = useMessages();
  const words = messages.oneTime;
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const missing = (value: string, sentence: string) => (isTried && value.trim() === "" ? sentence : undefined);
  const isIncomplete = password === "" || (isSetUp && (name.trim() === "" || email.trim() === ""));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (isIncomplete || isBusy) return;
    setBusy(true);
    try {
      if (isSetUp) await beginAs(name.trim(), email.trim());
      else {
        await choosePassword(oneTime.token, password);
        location.replace(base);
      }
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }

  /** Whoever made herself the first administrator is let in at once, at the first steps. */
  async function beginAs(called: string, address: string): Promise<void> {
    await setUp(oneTime.token, called, address, password);
    const answer = await api.signIn(address, password);
    // Where a second step is asked for, the first page leads her through it.
    location.replace("step" in answer ? base : `${base}#/admin/start`);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label={isSetUp ? words.setUp : words.password}
    >
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {isSetUp && (
        <>
          <Field
            label={words.name}
            name="name"
            autoComplete="name"
            value={name}
            onChange={setName}
            error={missing(name, words.nameMissing)}
          />
          <Field
            label={messages.signIn.email}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={missing(email, messages.signIn.emailMissing)}
          />
        </>
      )}
      <Field
        label={words.newPassword}
        type="password"
        name="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={missing(password, messages.signIn.passwordMissing)}
      />
      <Button tone="primary" type="submit">
        {isSetUp ? words.setUp : words.password}
      </Button>
    </form>
  );
}
