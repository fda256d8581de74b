import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { attempt, notify } from "../desk/notices";
import { useFetched } from "../desk/useFetched";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { useProofWords } from "../i18n/proof";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Chip } from "../ui/Marks";
import { addPasskey, beginPasskey, readPasskeys, removePasskey, renamePasskey, type Passkey } from "./calls";
import { OwnProof } from "./OwnProof";
import { knowsPasskeys, makePasskey } from "./passkeys";
import styles from "./Proof.module.css";

/** My passkeys: added on this device, named, and removed. */
export function PasskeysPart(): ReactElement | null {
  const words = useProofWords();
  const { value, problem, refresh } = useFetched(readPasskeys);
  const [isAdding, setAdding] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const [losses, setLosses] = useState(0);
  // What had the focus is gone: the keys still belong to this dialog.
  useEffect(() => {
    if (losses > 0) title.current?.focus();
  }, [losses]);
  const lose = () => setLosses((before) => before + 1);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (value === null) return null;

  function leave(): void {
    setAdding(false);
    lose();
  }

  async function add(password: string): Promise<void> {
    const { ticket, options } = await beginPasskey(password);
    const made = await makePasskey(options);
    leave();
    if (made === null) return notify(words.passkeyNotMade, "problem");
    await addPasskey({ ticket, name: words.passkeyName(moment(new Date().toISOString())), ...made });
    notify(words.passkeyMade);
    refresh();
  }

  if (isAdding) {
    return <OwnProof lead={words.passkeyProofLead} action={words.goOn} mayBeEmpty onBack={leave} onProof={add} />;
  }
  return (
    <section className={styles.part} aria-labelledby="passkeys">
      <h3 id="passkeys" ref={title} tabIndex={-1}>
        {words.passkeys}
      </h3>
      <p>{words.passkeysLead}</p>
      {value.passkeys.length > 0 && (
        <ul className={styles.keys}>
          {value.passkeys.map((one) => (
            <One
              key={one.id}
              passkey={one}
              onChange={() => {
                lose();
                refresh();
              }}
            />
          ))}
        </ul>
      )}
      {value.is_possible && knowsPasskeys() ? (
        <div>
          <Button onPress={() => setAdding(true)}>{words.addPasskey}</Button>
        </div>
      ) : (
        <p className={styles.hint}>{words.passkeysNotHere}</p>
      )}
    </section>
  );
}

function One({ passkey, onChange }: { readonly passkey: Passkey; readonly onChange: () => void }): ReactElement {
  const messages = useMessages();
  const words = useProofWords();
  const [name, setName] = useState<string | null>(null);

  async function rename(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name === null || name.trim() === "") return;
    await attempt(() => renamePasskey(passkey.id, name.trim()));
    setName(null);
    onChange();
  }

  if (name !== null) {
    return (
      <li>
        <form className={styles.row} onSubmit={(event) => void rename(event)} aria-label={words.renameOf(passkey.name)}>
          <Field label={words.nameOfPasskey} value={name} onChange={setName} autoFocus />
          <Button type="submit">{messages.save}</Button>
          <Button onPress={() => [setName(null), onChange()]}>{messages.cancel}</Button>
        </form>
      </li>
    );
  }
  const remove = () =>
    void attempt(async () => {
      await removePasskey(passkey.id);
      onChange();
    });
  return (
    <li className={styles.key}>
      <span>
        <strong>{passkey.name}</strong> {passkey.is_synced && <Chip>{words.synced}</Chip>}
        <span className={styles.when}>
          {passkey.used_at === null ? words.neverUsed : words.lastUsed(moment(passkey.used_at))}
        </span>
      </span>
      <span className={styles.row}>
        <Button isSmall aria-label={words.renameOf(passkey.name)} onPress={() => setName(passkey.name)}>
          {words.rename}
        </Button>
        <Button isSmall tone="danger" aria-label={words.removeOf(passkey.name)} onPress={remove}>
          {words.remove}
        </Button>
      </span>
    </li>
  );
}
