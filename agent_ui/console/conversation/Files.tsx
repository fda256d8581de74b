import type { ReactElement } from "react";
import { hubUrl } from "../desk/base";
import { isDangerous } from "../desk/dangerous";
import { isPdf, isViewable, pageOf, type AnyFile } from "../desk/files";
import { viewFile } from "../desk/view";
import { bytes } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import { Risky } from "./file/Risky";
import styles from "./Timeline.module.css";

interface Props {
  readonly files: readonly AnyFile[];
  /** What the hub does not know as a file of this conversation yet can only be kept. */
  readonly isPending?: boolean;
}

/** The few kinds of picture that are safe to show, and plain text, are looked at here; all others are downloads. */
export function Files({ files, isPending = false }: Props): ReactElement | null {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>
          {isPending ? (
            <Download file={file} />
          ) : isViewable(file) ? (
            <Viewed file={file} />
          ) : isPdf(file) ? (
            <Paged file={file} />
          ) : (
            <Download file={file} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Viewed({ file }: { readonly file: AnyFile }): ReactElement {
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

/** Looked at in a tab of its own, and kept by the arrow beside it. */
function Paged({ file }: { readonly file: AnyFile }): ReactElement {
  const { files, conversation } = useMessages();
  const size = bytes(file.bytes);
  return (
    <span className={styles.paged}>
      <a className={styles.file} href={pageOf(file)} target="_blank" rel="noopener noreferrer">
        <span className="unseen">{files.open(file.name, size)}</span>
        <Look file={file} />
      </a>
      <a
        className={styles.keep}
        href={hubUrl(file.url)}
        download={file.name}
        rel="noopener"
        title={files.download}
        aria-label={conversation.file(file.name, size)}
      >
        <Icon name="download" />
      </a>
    </span>
  );
}

function Download({ file }: { readonly file: AnyFile }): ReactElement {
  const messages = useMessages();
  if (isDangerous(file) && !file.is_image)
    return (
      <Risky file={file} className={styles.file}>
        <Look file={file} />
      </Risky>
    );
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

function Look({ file }: { readonly file: AnyFile }): ReactElement {
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
