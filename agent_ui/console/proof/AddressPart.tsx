import { useState, type FormEvent, type ReactElement } from "react";
import { notify } from "../desk/notices";
import { useProofWords } from "../i18n/proof";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { askForAddress } from "./calls";
import { OwnProof } from "./OwnProof";
import styles from "./Proof.module.css";

type Doing = "nothing" | "writing" | "proving";

/** My mail address: another one, which counts once I opened the link that goes there. */
export function AddressPart(): ReactElement {
  const words = useProofWords();
  const { cancel } = useMessages();
  const [doing, setDoing] = useState<Doing>("nothing");
  const [email, setEmail] = useState("");
  const end = () => {
    setEmail("");
    setDoing("nothing");
  };
  const goOn = (event: FormEvent): void => {
    event.preventDefault();
    if (email.trim() !== "") setDoing("proving");
  };
  return (
    <section className={styles.part} aria-labelledby="my-address">
      <h3 id="my-address">{words.myAddress}</h3>
      <p>{words.myAddressLead}</p>
      {doing === "nothing" && (
        <div>
          <Button onPress={() => setDoing("writing")}>{words.changeMine}</Button>
        </div>
      )}
      {doing === "writing" && (
        <form className={styles.part} onSubmit={goOn} noValidate aria-label={words.changeMine}>
          <Field
            label={words.newAddress}
            type="email"
            name="email"
            autoComplete="email"
            value={email}
            onChange={setEmail}
            autoFocus
          />
          <div className={styles.row}>
            <Button tone="primary" type="submit">
              {words.goOn}
            </Button>
            <Button onPress={end}>{cancel}</Button>
          </div>
        </form>
      )}
      {doing === "proving" && (
        <OwnProof
          mayBeEmpty
          lead={words.linkGoes(email.trim())}
          action={words.sendLink}
          onBack={end}
          onProof={async (password) => {
            const asked = await askForAddress(email.trim(), password);
            notify(words.linkWent(asked.email));
            end();
          }}
        />
      )}
    </section>
  );
}
