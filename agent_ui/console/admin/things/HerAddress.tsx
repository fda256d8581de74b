import { useState, type FormEvent, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useProofWords } from "../../i18n/proof";
import { changeHerAddress } from "../../proof/calls";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import styles from "./Things.module.css";

interface Props {
  readonly person: string;
  /** By which she signs in now. */
  readonly address: string;
  readonly onDone: () => void;
}

/** By which mail address somebody signs in, and how an administrator changes it. */
export function HerAddress({ person, address, onDone }: Props): ReactElement {
  const words = useProofWords();
  const [wanted, setWanted] = useState("");
  const change = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted.trim() === "") return;
    void attempt(async () => {
      await changeHerAddress(person, wanted.trim());
      setWanted("");
      notify(words.addressChanged);
      onDone();
    });
  };
  return (
    <section className={styles.section} aria-labelledby="her-address">
      <h3 id="her-address">{words.address}</h3>
      <p className={styles.hint}>{words.addressNow(address)}</p>
      {/* Enter here changes the address; what else the page would save is left alone. */}
      <form className={styles.hinted} onSubmit={change} data-adds>
        <Field
          label={words.newAddress}
          hint={words.newAddressHint}
          type="email"
          autoComplete="off"
          value={wanted}
          onChange={setWanted}
        />
        <div>
          <Button type="submit" isDisabled={wanted.trim() === ""}>
            {words.changeAddress}
          </Button>
        </div>
      </form>
    </section>
  );
}
