import type { Colleague } from "@contact-hub/shared/wire.gen";
import { useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { api, type Destination } from "../../desk/api";
import { hubNow, useNow } from "../../desk/clock";
import { localField, snoozePresets } from "../../desk/snooze";
import { present, useConsole } from "../../desk/store";
import type { BulkDeed } from "../../desk/state";
import { standingWords, takersOf } from "../../desk/takers";
import { closeDialog } from "../../desk/view";
import { weekdayTime } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { DialogActions } from "../../ui/Dialog";
import { ChoiceField, Field, SearchField, type Choice, type ChoiceGroup } from "../../ui/Field";
import { PresenceDot } from "../../ui/Marks";
import styles from "./Bulk.module.css";

export type Deed = (id: string) => Promise<unknown>;

interface Props {
  readonly ids: readonly string[];
  readonly onBegin: (deed: Deed) => void;
}

/** What must be known before one thing is done with all of them. */
export function BulkForm({ deed, ...rest }: Props & { readonly deed: BulkDeed }): ReactElement {
  switch (deed) {
    case "take":
      return <TakeForm {...rest} />;
    case "close":
      return <CloseForm {...rest} />;
    case "transfer":
      return <TransferForm {...rest} />;
    case "tag":
      return <TagForm {...rest} />;
    case "snooze":
      return <SnoozeForm {...rest} />;
    default:
      return deed satisfies never;
  }
}

interface FormProps {
  /** What the button says that begins it. */
  readonly begin: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

function Form({ begin, onSubmit, children }: FormProps): ReactElement {
  const messages = useMessages();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {children}
      <DialogActions>
        <Button onPress={closeDialog}>{messages.cancel}</Button>
        <Button tone="primary" type="submit">
          {begin}
        </Button>
      </DialogActions>
    </form>
  );
}

function TakeForm({ ids, onBegin }: Props): ReactElement {
  const { bulk } = useMessages().work;
  return (
    <Form begin={bulk.titles.take(ids.length)} onSubmit={() => onBegin((id) => api.take(id))}>
      <p>{bulk.takeLead(ids.length)}</p>
    </Form>
  );
}

function CloseForm({ ids, onBegin }: Props): ReactElement {
  const { wrapUp, work } = useMessages();
  const dispositions = useConsole((state) => state.floor.dispositions);
  // One outcome for all: those of single queues are given where each is closed by itself.
  const choices = dispositions.filter(({ queues }) => queues.length === 0);
  const [disposition, setDisposition] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const isMissing = disposition === null && choices.length > 0;
  return (
    <Form
      begin={work.bulk.titles.close(ids.length)}
      onSubmit={() => {
        setTried(true);
        if (!isMissing) onBegin((id) => api.close(id, disposition, ""));
      }}
    >
      <p>{work.bulk.closeLead(ids.length)}</p>
      {choices.length > 0 && (
        <ChoiceField
          label={wrapUp.disposition}
          placeholder={wrapUp.choose}
          choices={choices}
          value={disposition}
          onChange={setDisposition}
          error={isTried && isMissing ? wrapUp.missing : undefined}
        />
      )}
    </Form>
  );
}

const AGENT = "agent:";
const EVERY_MS = 5_000;
const NOBODY: readonly never[] = [];

function useDestinations(): readonly ChoiceGroup[] {
  const messages = useMessages();
  const words = messages.transfer;
  const colleagues = useConsole((state) => state.desk?.colleagues ?? NOBODY);
  const queues = useConsole((state) => state.floor.queues);
  const now = useNow(EVERY_MS);
  const { there, notThere } = takersOf(colleagues);
  const choiceOf = (colleague: Colleague): Choice => ({
    id: AGENT + colleague.id,
    name: colleague.name,
    detail: (
      <>
        <PresenceDot presence={colleague.presence} next={colleague.next_presence} />
        {standingWords(messages, present(), colleague, now)}
      </>
    ),
  });
  const refused = notThere.map((one) => ({ ...choiceOf(one), isDisabled: true, refusal: words.offline(one.name) }));
  return [
    { name: words.people, choices: there.map(choiceOf) },
    { name: words.queues, choices: queues.map(({ id, name }) => ({ id, name })) },
    { name: words.notThere, choices: refused },
  ].filter(({ choices }) => choices.length > 0);
}

function TransferForm({ ids, onBegin }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.transfer;
  const groups = useDestinations();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  function submit(): void {
    setTried(true);
    if (to === null || to === "") return;
    const destination: Destination = to.startsWith(AGENT) ? { agent: to.slice(AGENT.length) } : { queue: to };
    onBegin((id) => api.transfer(id, destination, note.trim()));
  }

  return (
    <Form begin={messages.work.bulk.titles.transfer(ids.length)} onSubmit={submit}>
      <SearchField
        label={words.to}
        placeholder={words.placeholder}
        groups={groups}
        empty={words.none}
        autoFocus
        value={to}
        onChange={setTo}
        error={isTried && !to ? words.missing : undefined}
      />
      <Field label={words.note} value={note} onChange={setNote} rows={2} />
    </Form>
  );
}

function TagForm({ ids, onBegin }: Props): ReactElement {
  const { work } = useMessages();
  const [tag, setTag] = useState("");
  const [isTried, setTried] = useState(false);
  return (
    <Form
      begin={work.bulk.titles.tag(ids.length)}
      onSubmit={() => {
        setTried(true);
        if (tag.trim() !== "") onBegin((id) => api.tag(id, { [tag.trim()]: true }));
      }}
    >
      <Field
        label={work.tags.add}
        value={tag}
        onChange={setTag}
        autoFocus
        error={isTried && tag.trim() === "" ? work.bulk.tagMissing : undefined}
      />
    </Form>
  );
}

const REPLY = "reply";

function SnoozeForm({ ids, onBegin }: Props): ReactElement {
  const { work } = useMessages();
  const words = work.snooze;
  const [presets] = useState(() => snoozePresets(new Date(hubNow())));
  const [choice, setChoice] = useState<string>("tomorrow");
  const [own, setOwn] = useState(() => localField(new Date(hubNow() + 3_600_000)));
  const at = choice === "own" ? new Date(own) : (presets.find(({ name }) => name === choice)?.at ?? null);
  const isPast = at !== null && !(at.getTime() > hubNow());
  const [isTried, setTried] = useState(false);
  return (
    <Form
      begin={work.bulk.titles.snooze(ids.length)}
      onSubmit={() => {
        setTried(true);
        if (!isPast) onBegin((id) => api.snooze(id, at?.toISOString() ?? null));
      }}
    >
      <ChoiceField
        label={words.choices}
        placeholder=""
        value={choice}
        onChange={setChoice}
        choices={[
          ...presets.map((preset) => ({ id: preset.name, name: words[preset.name], detail: weekdayTime(preset.at) })),
          { id: REPLY, name: words.reply },
          { id: "own", name: words.own },
        ]}
      />
      {choice === "own" && (
        <Field
          type="datetime-local"
          label={words.ownTime}
          hint={words.ownHint}
          value={own}
          onChange={setOwn}
          error={isTried && isPast ? words.missing : undefined}
        />
      )}
    </Form>
  );
}
