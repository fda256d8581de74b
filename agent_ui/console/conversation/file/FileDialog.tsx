import { useEffect, useMemo, useState, type ReactElement } from "react";
import type { ItemFile } from "@contact-hub/shared/wire.gen";
import { hubUrl } from "../../desk/base";
import { isDangerous } from "../../desk/dangerous";
import { logHere, viewableIn } from "../../desk/files";
import { useConsole } from "../../desk/store";
import { closeDialog, viewFile } from "../../desk/view";
import { bytes } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { Skeleton } from "../../ui/Marks";
import { beginningOfFile, MOST_SHOWN_BYTES, type Beginning } from "./beginningOfFile";
import { Risky } from "./Risky";
import styles from "./File.module.css";

/** One file of the conversation, as large as the window allows; the arrows go on to the others. */
export function FileDialog(): ReactElement | null {
  const viewed = useConsole((state) => state.viewedFile);
  const log = useConsole(logHere);
  const files = useMemo(() => viewableIn(log), [log]);
  const place = files.findIndex(({ id }) => id === viewed);
  const file = files[place];
  if (file === undefined) return null;
  return <Viewer key={file.id} file={file} place={place} files={files} />;
}

interface ViewerProps {
  readonly file: ItemFile;
  readonly place: number;
  readonly files: readonly ItemFile[];
}

function Viewer({ file, place, files }: ViewerProps): ReactElement {
  const messages = useMessages();
  const [isNatural, setNatural] = useState(false);
  const before = files[place - 1]?.id;
  const after = files[place + 1]?.id;
  useEffect(() => {
    const steer = ({ key }: KeyboardEvent) => {
      // In a picture larger than the window the arrows move the picture.
      const other = isNatural ? undefined : key === "ArrowLeft" ? before : key === "ArrowRight" ? after : undefined;
      if (other !== undefined) viewFile(other);
    };
    document.addEventListener("keydown", steer);
    return () => document.removeEventListener("keydown", steer);
  }, [isNatural, before, after]);
  return (
    <Dialog title={file.name} closeLabel={messages.close} isWide onClose={closeDialog}>
      <div className={styles.frame}>
        {file.is_image ? <Picture file={file} isNatural={isNatural} onChange={setNatural} /> : <Words file={file} />}
        <DialogActions>
          <span className={styles.place} role="status">
            {messages.files.place(place + 1, files.length)} · {bytes(file.bytes)}
          </span>
          <Button isDisabled={before === undefined} onPress={() => viewFile(before ?? file.id)}>
            {messages.files.previous}
          </Button>
          <Button isDisabled={after === undefined} onPress={() => viewFile(after ?? file.id)}>
            {messages.files.next}
          </Button>
          {isDangerous(file) && !file.is_image ? (
            <Risky file={file} className={styles.download}>
              <span aria-hidden="true">{messages.files.download}</span>
            </Risky>
          ) : (
            <a className={styles.download} href={hubUrl(file.url)} download={file.name} rel="noopener">
              {messages.files.download}
            </a>
          )}
        </DialogActions>
      </div>
    </Dialog>
  );
}

interface PictureProps {
  readonly file: ItemFile;
  readonly isNatural: boolean;
  readonly onChange: (isNatural: boolean) => void;
}

function Picture({ file, isNatural, onChange }: PictureProps): ReactElement {
  const messages = useMessages();
  return (
    <button
      type="button"
      autoFocus
      className={isNatural ? styles.natural : styles.fitted}
      aria-pressed={isNatural}
      title={isNatural ? messages.files.fit : messages.files.natural}
      onClick={() => onChange(!isNatural)}
    >
      <img src={hubUrl(file.url)} alt={messages.image(file.name)} />
    </button>
  );
}

function Words({ file }: { readonly file: ItemFile }): ReactElement {
  const { files, loading } = useMessages();
  const [beginning, setBeginning] = useState<Beginning | "failed" | null>(null);
  const { url } = file;
  useEffect(() => {
    const stop = new AbortController();
    beginningOfFile(hubUrl(url), stop.signal).then(setBeginning, () => {
      if (!stop.signal.aborted) setBeginning("failed");
    });
    return () => stop.abort();
  }, [url]);
  if (beginning === null) return <Skeleton lines={6} label={loading} />;
  if (beginning === "failed") return <p role="alert">{files.unreachable}</p>;
  return (
    <>
      {/* A region that scrolls must be reached by keys. */}
      <pre className={styles.words} tabIndex={0} aria-label={file.name} role="region">
        {beginning.text}
      </pre>
      {!beginning.isWhole && <p className={styles.place}>{files.cut(bytes(MOST_SHOWN_BYTES))}</p>}
    </>
  );
}
