import { useEffect, useRef, useState, type ReactElement } from "react";
import { useProofWords } from "../i18n/proof";
import { Button } from "../ui/Button";
import styles from "./Proof.module.css";

interface Props {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** The recovery codes, shown this once: to be copied, kept as a file, or written down. */
export function RecoveryCodesPart({ codes, onKept }: Props): ReactElement {
  const words = useProofWords();
  const [told, setTold] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone: whoever listens hears what came instead.
  useEffect(() => title.current?.focus(), []);
  const text = codes.join("\n");

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setTold(words.copied);
    } catch {
      // A page without TLS has no clipboard.
      if (list.current) getSelection()?.selectAllChildren(list.current);
      setTold(words.copyByHand);
    }
  }

  return (
    <section className={styles.part} aria-labelledby="recovery-codes">
      <h2 className={styles.heading} id="recovery-codes" ref={title} tabIndex={-1}>
        {words.recoveryTitle}
      </h2>
      <p>{words.recoveryLead}</p>
      <ul className={styles.codes} ref={list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button onPress={() => void copy()}>{words.copy}</Button>
        <Button onPress={() => keepAsFile(`${words.recoveryTitle}\n\n${text}\n`)}>{words.keepFile}</Button>
        <span role="status">{told}</span>
      </div>
      <div>
        <Button tone="primary" onPress={onKept}>
          {words.kept}
        </Button>
      </div>
    </section>
  );
}

function keepAsFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
}
