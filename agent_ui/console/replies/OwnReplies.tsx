import { useEffect, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { currentId } from "../desk/derived";
import { draftOf } from "../desk/drafts";
import { explain, notify } from "../desk/notices";
import { loadReplies } from "../desk/replies";
import { present, useConsole } from "../desk/store";
import type { CannedReply } from "../desk/writing";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";
import { Field } from "../ui/Field";
import { idFor } from "./texts";
import styles from "./Replies.module.css";

const NONE: readonly CannedReply[] = [];

/** My own canned replies: what I wrote just now becomes one, and those that there are can be changed. */
export function OwnReplies(): ReactElement {
  const messages = useMessages();
  const { writing } = messages;
  const all = useConsole((state) => state.replies ?? NONE);
  const mine = all.filter((reply) => reply.is_mine);
  const [editing, setEditing] = useState<CannedReply | null>(null);
  useEffect(() => void loadReplies(), []);

  async function drop(reply: CannedReply): Promise<void> {
    try {
      await api.dropReply(reply.id);
      await loadReplies();
      notify(writing.deleted(reply.name));
    } catch (error) {
      notify(explain(error), "problem");
    }
  }

  return (
    <Dialog title={writing.ownReplies} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <ul className={styles.own}>
          {mine.map((reply) => (
            <li key={reply.id}>
              <span className={styles.ownName}>
                {reply.name} {reply.shortcut !== "" && <kbd className={styles.shortcut}>/{reply.shortcut}</kbd>}
              </span>
              <IconButton icon="pencil" label={writing.editReply(reply.name)} onPress={() => setEditing(reply)} />
              <IconButton icon="cross" label={writing.deleteReply(reply.name)} onPress={() => void drop(reply)} />
            </li>
          ))}
        </ul>
        <OwnForm key={editing?.id ?? ""} reply={editing} known={mine} onDone={() => setEditing(null)} />
      </DialogBody>
    </Dialog>
  );
}

interface FormProps {
  /** Null: a new one. */
  readonly reply: CannedReply | null;
  readonly known: readonly CannedReply[];
  readonly onDone: () => void;
}

/** What is being written in the conversation on screen may become a canned reply. */
function writtenNow(): string {
  const state = present();
  const id = currentId(state);
  return id === null ? "" : draftOf(id, state.composer).text;
}

function OwnForm({ reply, known, onDone }: FormProps): ReactElement {
  const messages = useMessages();
  const { writing } = messages;
  const [name, setName] = useState(reply?.name ?? "");
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? "");
  const [text, setText] = useState(() => reply?.text[""] ?? writtenNow());
  const [problem, setProblem] = useState<string | null>(null);

  async function save(): Promise<void> {
    const id =
      reply?.id ??
      idFor(
        name,
        known.map((other) => other.id),
      );
    try {
      await api.keepReply(id, { name, shortcut, text });
      await loadReplies();
      notify(writing.savedReply(name));
      setName("");
      setShortcut("");
      setText("");
      setProblem(null);
      onDone();
    } catch (error) {
      setProblem(explain(error));
    }
  }

  return (
    <section className={styles.form} aria-label={reply === null ? writing.newReply : writing.editReply(reply.name)}>
      <h3>{reply === null ? writing.newReply : reply.name}</h3>
      <Field label={messages.writing.name} value={name} onChange={setName} autoFocus />
      <Field label={writing.shortcut} hint={writing.shortcutHint} value={shortcut} onChange={setShortcut} />
      <Field label={writing.text} hint={writing.variables} value={text} onChange={setText} rows={4} />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <DialogActions>
        {reply !== null && <Button onPress={onDone}>{messages.cancel}</Button>}
        <Button tone="primary" onPress={() => void save()}>
          {writing.save}
        </Button>
      </DialogActions>
    </section>
  );
}
