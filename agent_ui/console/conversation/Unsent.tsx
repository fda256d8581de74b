import { useEffect, useRef, type ReactElement } from "react";
import { useDraft } from "../desk/drafts";
import type { ComposerMode } from "../desk/state";
import { useConsole } from "../desk/store";
import { canBeNote, forgetUnsent, isNoting, noteUnsent } from "../desk/unsent";
import { useMessages } from "../i18n/language";
import { refusal } from "../i18n/refusals";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import styles from "./Unsent.module.css";

interface Props {
  readonly id: string;
}

/** What was being written when one might no longer: it stands here until its writer says what becomes of it. */
export function Unsent(props: Props): ReactElement {
  const noting = useConsole((state) => isNoting(state, props.id));
  return (
    <>
      <Kept {...props} mode="reply" />
      {!noting && <Kept {...props} mode="note" />}
    </>
  );
}

function Kept({ id, mode }: Props & { readonly mode: ComposerMode }): ReactElement | null {
  const messages = useMessages();
  const { text, files, fields } = useDraft(id, mode);
  const canNote = useConsole((state) => canBeNote(state, id, mode));
  const field = useRef<HTMLTextAreaElement>(null);
  const isKept = text !== "" || files.length > 0;
  // The field one was writing in is gone with the composer: what is typed on must not turn into shortcuts.
  useEffect(() => {
    if (isKept && document.activeElement === document.body) field.current?.focus();
  }, [isKept]);
  if (!isKept) return null;
  const why = fields["refused"];
  const title = messages.unsent[mode];
  return (
    <section className={styles.unsent} aria-label={title}>
      <p role="status">
        <Icon name="warning" />
        <span>
          <strong>{title}.</strong> {why === undefined ? messages.unsent.why : refusal(messages, why, "conflict")}
        </span>
      </p>
      <div className={styles.body}>
        <textarea ref={field} className={styles.text} aria-label={title} value={text} rows={2} readOnly />
        <div className={styles.actions}>
          {canNote && (
            <Button isSmall icon="note" onPress={() => noteUnsent(id, mode)}>
              {messages.unsent.asNote}
            </Button>
          )}
          <Button isSmall tone="quiet" onPress={() => forgetUnsent(id, mode)}>
            {messages.delivery.discard}
          </Button>
        </div>
      </div>
      {files.length > 0 && <p className={styles.files}>{files.map(({ name }) => name).join(", ")}</p>}
    </section>
  );
}
