import type { ReactElement } from "react";
import { useKnownTags } from "../../desk/knownTags";
import { useConsole } from "../../desk/store";
import { continuations, type ViewDraft, type ViewFaults } from "../../desk/views/draft";
import { channelWord, stateWord } from "../../desk/words";
import { useSavedViewMessages } from "../../i18n/savedViews";
import { CheckField } from "../../ui/CheckField";
import { Field, Toggle } from "../../ui/Field";
import { NumberField } from "../../ui/NumberField";
import styles from "./Views.module.css";

export interface PartProps {
  readonly draft: ViewDraft;
  readonly faults: ViewFaults;
  readonly onChange: (change: Partial<ViewDraft>) => void;
}

const STATES = ["queued", "offered", "open", "waiting", "snoozed", "wrap_up"] as const;
const PROMISES = ["near", "late", "none"] as const;

/** What a conversation must be to stand in the view. */
export function FilterFields({ draft, faults, onChange }: PartProps): ReactElement {
  const messages = useSavedViewMessages();
  const { savedViews: words } = messages;
  const { filter } = draft;
  const change = (part: Partial<ViewDraft["filter"]>) => onChange({ filter: { ...filter, ...part } });
  const floor = useConsole((state) => state.floor);
  const teams = useConsole((state) => state.session?.person.teams);
  const me = useConsole((state) => state.desk?.me.id);
  const queues = floor.queues.filter(({ id, team }) => teams?.includes(team) || filter.queues.includes(id));
  const lost = filter.queues.filter((id) => !queues.some((queue) => queue.id === id));
  const inUse = useKnownTags();
  const colleagues = floor.people.filter((person) => person.id !== me);
  return (
    <>
      <CheckField
        label={words.states}
        choices={STATES.map((id) => ({ id, name: stateWord(messages, id) }))}
        value={filter.states}
        onChange={(states) => change({ states })}
        error={faults["states"]}
      />
      <CheckField
        label={words.assignees}
        choices={[
          { id: "me", name: draft.shared_with === "" ? words.me : words.meShared },
          { id: "nobody", name: words.nobody },
          ...colleagues,
        ]}
        value={filter.assignees}
        onChange={(assignees) => change({ assignees })}
        error={faults["assignees"]}
      />
      <CheckField
        label={words.channels}
        choices={Object.keys(floor.channels)
          .filter((id) => floor.accounts.some(({ channel }) => channel === id) || filter.channels.includes(id))
          .map((id) => ({ id, name: channelWord(messages, id) }))}
        value={filter.channels}
        onChange={(channels) => change({ channels })}
        error={faults["channels"]}
      />
      <CheckField
        label={words.queues}
        choices={[...queues, ...lost.map((id) => ({ id, name: id }))]}
        value={filter.queues}
        onChange={(chosen) => change({ queues: chosen })}
        error={faults["queues"]}
      />
      <CheckField
        label={messages.sla.board.title}
        choices={PROMISES.map((id) => ({ id, name: words.promises[id] }))}
        value={filter.promises}
        onChange={(promises) => change({ promises })}
        error={faults["promises"]}
      />
      <div className={styles.pairs}>
        <Field
          label={words.tags}
          hint={words.commas}
          value={draft.tags}
          suggestions={continuations(draft.tags, inUse)}
          onChange={(tags) => onChange({ tags })}
          error={faults["tags"]}
        />
        <Field
          label={words.tiers}
          hint={words.commas}
          value={draft.tiers}
          onChange={(tiers) => onChange({ tiers })}
          error={faults["tiers"]}
        />
        <NumberField
          label={words.waiting}
          hint={words.anyWait}
          value={filter.waiting_minutes}
          onChange={(waiting_minutes) => change({ waiting_minutes })}
          error={faults["waiting_minutes"]}
        />
        <NumberField
          label={words.level}
          hint={words.anyLevel}
          value={filter.level_at_least}
          onChange={(level_at_least) => change({ level_at_least })}
          error={faults["level_at_least"]}
        />
      </div>
      <Field
        label={words.words}
        value={filter.words}
        onChange={(text) => change({ words: text })}
        error={faults["words"]}
      />
      <Toggle
        label={words.unread}
        hint={words.unreadHint}
        isOn={filter.is_unread}
        onChange={(is_unread) => change({ is_unread })}
      />
    </>
  );
}
