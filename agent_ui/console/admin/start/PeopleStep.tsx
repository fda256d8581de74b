import { useState, type FormEvent, type ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { useLanguage } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Copyable } from "../Copyable";
import { shown } from "../records";
import { NOT_THERE, saveThing } from "../things/calls";
import { mailboxes } from "./facts";
import { firstTeam } from "./floor";
import { invite, type Invited } from "./invite";
import type { StepProps } from "./StartPage";
import styles from "./Start.module.css";

interface Shown extends Invited {
  readonly name: string;
  readonly email: string;
}

/** Colleagues by name and address: each gets a link, by mail where a mailbox works. */
export function PeopleStep({ facts, onChanged }: StepProps): ReactElement {
  const { start: words, records, admin } = useAdministrationMessages();
  const { language } = useLanguage();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [invited, setInvited] = useState<readonly Shown[]>([]);
  const [isBusy, setBusy] = useState(false);
  const mailbox = mailboxes(facts)[0]?.id ?? "";

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      const team = await firstTeam(facts, words);
      const address = email.trim().toLowerCase();
      await saveThing("people", address, NOT_THERE, {
        name: name.trim(),
        roles: ["agent"],
        teams: [team],
        language,
      });
      const answer = await invite(address, mailbox);
      setInvited((now) => [...now, { ...answer, name: name.trim(), email: address }]);
      setName("");
      setEmail("");
      // The button that was pressed rests now; the next colleague begins with a name.
      form.querySelector("input")?.focus();
      onChanged();
    } catch (error) {
      notify(explain(error), "problem");
    }
    setBusy(false);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <ul className={styles.wide}>
        {facts.people.map((one) => (
          <li key={one.id}>
            {shown(one["name"])} · {shown(one["email"])}
            {one["has_password"] !== true && ` · ${words.notYet}`}
          </li>
        ))}
      </ul>
      <div className={styles.pair}>
        <Field label={admin.name} value={name} onChange={setName} autoComplete="off" />
        <Field label={admin.email} type="email" value={email} onChange={setEmail} autoComplete="off" />
      </div>
      <Button tone="primary" type="submit" isDisabled={isBusy || name.trim() === "" || email.trim() === ""}>
        {words.invite}
      </Button>
      <div role="status" className={styles.wide}>
        {invited.map((one) => (
          <div key={one.email}>
            <p className={styles.said}>
              {one.is_mailed ? words.mailed(one.name) : words.linked(one.name)}
              {one.sentence !== "" && ` ${one.sentence}`}
            </p>
            <Copyable text={one.url} label={records.copyLink(one.name)} />
          </div>
        ))}
      </div>
    </form>
  );
}
