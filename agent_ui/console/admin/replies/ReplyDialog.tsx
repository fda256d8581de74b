import { useState, type ReactElement } from "react";
import { ask } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { channelWord } from "../../desk/words";
import { useAdministrationMessages } from "../../i18n/administration";
import styles from "../../replies/Replies.module.css";
import { idFor, rowsOf, wordingOf, wrongLanguages, type TextRow, type Wording } from "../../replies/texts";
import { Button, IconButton } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { CheckField } from "../../ui/CheckField";

/** A canned reply of the company as the administration gives it. */
export interface ReplyRecord {
  /** Empty: it is not there yet. */
  readonly id: string;
  readonly revision: string;
  readonly name: string;
  readonly shortcut: string;
  readonly text: Wording;
  readonly teams: readonly string[];
  readonly queues: readonly string[];
  readonly channels: readonly string[];
}

export const newReply = (): ReplyRecord => ({
  id: "",
  revision: "",
  name: "",
  shortcut: "",
  text: "",
  teams: [],
  queues: [],
  channels: [],
});

interface Props {
  readonly record: ReplyRecord;
  readonly known: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const pathOf = (id: string) => `api/admin/replies/${encodeURIComponent(id)}`;

/** One canned reply, new or changed; what the hub refuses is said beneath, and nothing typed is lost. */
export function ReplyDialog({ record, known, onClose, onSaved }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { writing, admin } = messages;
  const floor = useConsole((state) => state.floor);
  const [draft, setDraft] = useState(record);
  const [rows, setRows] = useState(() => rowsOf(record.text));
  const [problem, setProblem] = useState<string | null>(null);
  const isNew = record.id === "";
  const change = (fields: Partial<ReplyRecord>) => setDraft((now) => ({ ...now, ...fields }));

  async function save(): Promise<void> {
    if (draft.name.trim() === "") return setProblem(writing.nameMissing);
    if (wrongLanguages(rows).length > 0) return setProblem(writing.languageMissing);
    const { name, shortcut, teams, queues, channels } = draft;
    const query = isNew ? "" : `?${new URLSearchParams({ revision: record.revision }).toString()}`;
    const id = isNew ? idFor(name, known) : record.id;
    try {
      const body = { name, shortcut: shortcut.trim(), text: wordingOf(rows), teams, queues, channels };
      await ask("PUT", pathOf(id) + query, body);
      notify(writing.savedReply(name));
      onSaved();
    } catch (error) {
      setProblem(explain(error));
    }
    return undefined;
  }

  async function remove(): Promise<void> {
    try {
      await ask("DELETE", pathOf(record.id));
      notify(writing.deleted(record.name));
      onSaved();
    } catch (error) {
      setProblem(explain(error));
    }
  }

  const channels = Object.keys(floor.channels).map((id) => ({ id, name: channelWord(messages, id) }));
  return (
    <Dialog
      title={isNew ? writing.newReply : writing.editReply(record.name)}
      closeLabel={messages.close}
      isWide
      onClose={onClose}
    >
      <DialogBody>
        <Field label={admin.name} value={draft.name} onChange={(name) => change({ name })} autoFocus />
        <Field
          label={writing.shortcut}
          hint={writing.shortcutHint}
          value={draft.shortcut}
          onChange={(shortcut) => change({ shortcut })}
        />
        <TextRows rows={rows} onChange={setRows} />
        <CheckField
          label={admin.teams}
          choices={floor.teams}
          value={draft.teams}
          onChange={(teams) => change({ teams })}
        />
        <CheckField
          label={admin.queues}
          choices={floor.queues}
          value={draft.queues}
          onChange={(queues) => change({ queues })}
        />
        <CheckField
          label={writing.channels}
          choices={channels}
          value={draft.channels}
          onChange={(chosen) => change({ channels: chosen })}
        />
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <DialogActions>
          {!isNew && (
            <Button tone="danger" onPress={() => void remove()}>
              {writing.delete}
            </Button>
          )}
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="primary" onPress={() => void save()}>
            {writing.save}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

interface RowsProps {
  readonly rows: readonly TextRow[];
  readonly onChange: (rows: readonly TextRow[]) => void;
}

/** The text for everybody, or one for each language. */
function TextRows({ rows, onChange }: RowsProps): ReactElement {
  const { writing } = useAdministrationMessages();
  const put = (place: number, fields: Partial<TextRow>) =>
    onChange(rows.map((row, index) => (index === place ? { ...row, ...fields } : row)));
  return (
    <fieldset className={styles.texts}>
      <legend>{writing.text}</legend>
      {rows.map((row, place) => (
        // Rows have no name of their own but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className={styles.row}>
          <Field
            label={writing.language}
            hint={writing.languageHint}
            value={row.language}
            onChange={(language) => put(place, { language })}
          />
          <Field
            label={writing.text}
            hint={writing.variables}
            value={row.text}
            rows={3}
            onChange={(text) => put(place, { text })}
          />
          {rows.length > 1 && (
            <IconButton
              icon="cross"
              label={writing.removeText(row.language)}
              onPress={() => onChange(rows.filter((_, index) => index !== place))}
            />
          )}
        </div>
      ))}
      <div>
        <Button isSmall onPress={() => onChange([...rows, { language: "", text: "" }])}>
          {writing.addLanguage}
        </Button>
      </div>
    </fieldset>
  );
}
