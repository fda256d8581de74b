import type { ReactElement } from "react";
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { hubUrl } from "../desk/base";
import { bytes } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./Timeline.module.css";

/** Files are downloads; only the few kinds of picture that are safe to show are shown. */
export function Files({ files }: { readonly files: readonly ItemFile[] }): ReactElement | null {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>
          <File file={file} />
        </li>
      ))}
    </ul>
  );
}

function File({ file }: { readonly file: ItemFile }): ReactElement {
  const messages = useMessages();
  const size = bytes(file.bytes);
  const action = <span className="unseen">{messages.conversation.file(file.name, size)}</span>;
  return (
    <a
      className={file.is_image ? styles.picture : styles.file}
      href={hubUrl(file.url)}
      download={file.name}
      rel="noopener"
    >
      {file.is_image ? (
        <>
          <img src={hubUrl(file.url)} alt={messages.image(file.name)} loading="lazy" />
          {action}
        </>
      ) : (
        <>
          <Icon name="file" />
          {action}
          <span className={styles.fileName} aria-hidden="true">
            {file.name}
          </span>
          <span className={styles.fileSize} aria-hidden="true">
            {size}
          </span>
        </>
      )}
    </a>
  );
}
