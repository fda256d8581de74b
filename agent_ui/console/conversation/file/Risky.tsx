import { useState, type ReactElement, type ReactNode } from "react";
import { hubUrl } from "../../desk/base";
import type { AnyFile } from "../../desk/files";
import { bytes } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./File.module.css";

interface Props {
  readonly file: AnyFile;
  /** How the file is shown. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** A file that runs when it is opened: it says so in words, and is kept only after it was asked whether it shall be. */
export function Risky({ file, children, className }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.files;
  const [isAsking, setAsking] = useState(false);
  return (
    <span className={styles.risky}>
      <button type="button" className={className} aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
        <span className="unseen">{messages.conversation.file(file.name, bytes(file.bytes))}</span>
        {children}
      </button>
      <span className={styles.harm}>
        <Icon name="warning" /> {words.runs}
      </span>
      {isAsking && (
        <span role="group" aria-label={words.runs} className={styles.asking}>
          <span role="alert">{words.runsAsk}</span>
          <a
            className={styles.download}
            href={hubUrl(file.url)}
            download={file.name}
            rel="noopener"
            onClick={() => setAsking(false)}
          >
            {words.runsKeep}
          </a>
          <Button isSmall tone="quiet" onPress={() => setAsking(false)}>
            {messages.cancel}
          </Button>
        </span>
      )}
    </span>
  );
}
