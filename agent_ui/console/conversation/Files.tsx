import type { ReactElement } from "react";
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { hubUrl } from "../desk/base";
import { isViewable } from "../desk/files";
import { viewFile } from "../desk/view";
import { bytes } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./Timeline.module.css";

interface Props {
  readonly files: readonly ItemFile[];
  /** What the hub does not know as a file of this conversation yet can only be kept. */
  readonly isPending?: boolean;
}

/** The few kinds of picture that are safe to show, and plain text, are looked at here; all others are downloads. */
export function Files({ files, isPending = false }: Props): ReactElement | null {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>{isViewable(file) && !isPending ? <Viewed file={file} /> : <Download file={file} />}</li>
      ))}
    </ul>
  );
}

function Viewed({ file }: { readonly file: ItemFile }): ReactElement {
  const { files } = useMessages();
  return (
    <button
      type="button"
      className={file.is_image ? styles.picture : styles.file}
      aria-label={files.view(file.name, bytes(file.bytes))}
      aria-haspopup="dialog"
      onClick={() => viewFile(file.id)}
    >
      <Look file={file} />
    </button>
  );
}

function Download({ file }: { readonly file: ItemFile }): ReactElement {
  const messages = useMessages();
  return (
    <a
      className={file.is_image ? styles.picture : styles.file}
      href={hubUrl(file.url)}
      download={file.name}
      rel="noopener"
    >
      <span className="unseen">{messages.conversation.file(file.name, bytes(file.bytes))}</span>
      <Look file={file} />
    </a>
  );
}

function Look({ file }: { readonly file: ItemFile }): ReactElement {
  const messages = useMessages();
  if (file.is_image) return <img src={hubUrl(file.url)} alt={messages.image(file.name)} loading="lazy" />;
  return (
    <>
      <Icon name="file" />
      <span className={styles.fileName} aria-hidden="true">
        {file.name}
      </span>
      <span className={styles.fileSize} aria-hidden="true">
        {bytes(file.bytes)}
      </span>
    </>
  );
}
