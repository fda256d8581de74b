import { useState, type ReactElement } from "react";
import { advanceAfter } from "../desk/advance";
import { api } from "../desk/api";
import { keysOf } from "../desk/commands/command";
import { reopen } from "../desk/commands/reopen";
import { labelOf } from "../desk/customFields";
import { currentRow } from "../desk/derived";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import { Remaining } from "../desk/times";
import { endWrapUp, useWrapUp } from "../desk/wrapUps";
import { useLanguage, useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { ChoiceField, Field } from "../ui/Field";
import { FieldInput } from "../fields/FieldInput";
import { useRequired } from "./required";
import styles from "./Conversation.module.css";

/** The button that ended the conversation is gone with it: go on from here, unless somebody is busy elsewhere. */
function takeLostFocus(section: HTMLElement | null): void {
  const { activeElement } = document;
  if (section !== null && (activeElement === document.body || activeElement?.id === "content")) section.focus();
}

/** What is left to do after a conversation: say how it went. */
export function WrapUpPanel({ id }: { readonly id: string }): ReactElement {
  const { wrapUp, work } = useMessages();
  const { language } = useLanguage();
  const queue = useConsole((state) => currentRow(state, id)?.queue ?? "");
  const endsAt = useConsole((state) => currentRow(state, id)?.ends_at ?? null);
  const all = useConsole((state) => state.floor.dispositions);
  const choices = all.filter(({ queues }) => queues.length === 0 || queues.includes(queue));
  const [{ disposition, note }, say] = useWrapUp(id);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const required = useRequired(id);
  const isMissing = disposition === null && choices.length > 0;

  async function close(): Promise<void> {
    setTried(true);
    if (isBusy) return;
    setBusy(true);
    // Everything that is missing is told at once.
    const isKept = await required.keep();
    if (isMissing || !isKept) return setBusy(false);
    await advanceAfter(id, async () => {
      const isClosed = await attempt(async () => {
        await api.close(id, disposition, note.trim());
        endWrapUp(id);
        return true;
      });
      setBusy(false);
      return isClosed === true;
    });
  }

  return (
    <section ref={takeLostFocus} className={styles.wrapUp} aria-labelledby="wrap-up" tabIndex={-1}>
      <header className={styles.wrapUpHead}>
        <div>
          <h2 id="wrap-up">{wrapUp.title}</h2>
          <p>{wrapUp.lead}</p>
        </div>
        {endsAt !== null && <Remaining until={endsAt} words={wrapUp.left} />}
      </header>
      {choices.length > 0 && (
        <ChoiceField
          label={wrapUp.disposition}
          placeholder={wrapUp.choose}
          choices={choices}
          value={disposition}
          onChange={(chosen) => say({ disposition: chosen })}
          error={isTried && isMissing ? wrapUp.missing : undefined}
        />
      )}
      {required.fields.map(({ field, text, error, write }) => (
        <FieldInput
          key={`${field.of} ${field.id}`}
          field={field}
          label={labelOf(field, language)}
          value={text}
          onChange={write}
          error={error}
        />
      ))}
      <Field label={wrapUp.note} value={note} onChange={(text) => say({ note: text })} hint={wrapUp.noteHint} />
      <div className={styles.wrapUpActions}>
        <Button hint={keysOf(reopen)} onPress={reopen.perform}>
          {work.commands.reopenShort}
        </Button>
        <Button tone="primary" onPress={() => void close()}>
          {wrapUp.submit}
        </Button>
      </div>
    </section>
  );
}
