import { useState, type ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Copyable } from "../Copyable";
import { shown } from "../records";
import { passwordLink } from "./calls";
import type { Thing } from "./specs";
import styles from "./Things.module.css";

/** How somebody gets in: a link with which she chooses her password, for the first time or anew. */
export function Invitation({ person }: { readonly person: Thing }): ReactElement {
  const { records: words, rights } = useAdministrationMessages();
  const [url, setUrl] = useState<string | null>(null);
  const name = shown(person["name"]);
  const hasPassword = person["has_password"] === true;
  const make = () => {
    passwordLink(person.id).then(setUrl, (error: unknown) => notify(explain(error), "problem"));
  };
  return (
    <section className={styles.section} aria-labelledby="invitation">
      <h3 id="invitation">{words.signIn}</h3>
      <p className={styles.hint}>{hasPassword ? words.resetLead(name) : words.inviteLead(name)}</p>
      {url === null ? (
        <div>
          <Button onPress={make}>{hasPassword ? words.reset : words.invite}</Button>
        </div>
      ) : (
        <div role="status">
          <p className={styles.hint}>{rights.sendLink}</p>
          <Copyable text={url} label={words.copyLink(name)} />
        </div>
      )}
    </section>
  );
}
