import type { ReactElement } from "react";
import { isDangerous } from "../desk/dangerous";
import { percent } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import type { Uploads } from "./uploads";
import styles from "./Composer.module.css";

/** The files that will go with the message. */
export function UploadList({ uploads }: { readonly uploads: Uploads }): ReactElement | null {
  const { composer, letters } = useMessages();
  if (uploads.list.length === 0) return null;
  const dangerous = uploads.list.filter(isDangerous).map(({ name }) => name);
  return (
    <>
      {dangerous.length > 0 && (
        <p className={styles.harm} role="status">
          {letters.dangerous(dangerous.join(", "))}
        </p>
      )}
      <ul className={styles.uploads}>
        {uploads.list.map(({ key, name, share, file }) => (
          <li key={key} className={styles.upload}>
            <Icon name="file" />
            <span className={styles.uploadName}>{name}</span>
            {file === null && (
              <progress className={styles.progress} value={share} max={1} aria-label={composer.uploading(name)}>
                {percent(share)}
              </progress>
            )}
            <IconButton icon="cross" label={composer.removeFile(name)} onPress={() => uploads.remove(key)} />
          </li>
        ))}
      </ul>
    </>
  );
}
