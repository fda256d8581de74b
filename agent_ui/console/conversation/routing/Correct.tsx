import { useState, type ReactElement } from "react";
import { api } from "../../desk/api";
import { isMine, may } from "../../desk/derived";
import { explain } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import type { RoutingRecord } from "../../desk/routing";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { DialogActions } from "../../ui/Dialog";
import { ChoiceField, Field } from "../../ui/Field";
import styles from "./Routing.module.css";

interface Props {
  readonly id: string;
  readonly record: RoutingRecord;
  readonly onCorrected: (record: RoutingRecord) => void;
}

/** Whoever holds it, or leads its team, puts right where it waits and what it asks. */
export function Correct(props: Props): ReactElement | null {
  const words = useMessages().routing.correct;
  const [isOpen, setOpen] = useState(false);
  const isHers = useConsole((state) => isMine(state, props.id) || may(state, "floor.steer"));
  if (!isHers) return null;
  if (isOpen) return <Correction {...props} onDone={() => setOpen(false)} />;
  return <Button onPress={() => setOpen(true)}>{words.open}</Button>;
}

function Correction({
  id,
  record: { asks },
  onCorrected,
  onDone,
}: Props & { readonly onDone: () => void }): ReactElement {
  const messages = useMessages();
  const words = messages.routing.correct;
  const queues = useConsole((state) => state.floor.queues);
  const [queue, setQueue] = useState(asks.queue);
  const [demand, setDemand] = useState(asks.demand);
  const [level, setLevel] = useState(String(asks.level));
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string>();

  async function submit(): Promise<void> {
    const chosen = Number(level.trim() || "0");
    if (!Number.isInteger(chosen) || chosen < 0) return setProblem(words.noLevel);
    try {
      onCorrected(await api.correct(id, { queue, demand: demand.trim(), level: chosen, reason: reason.trim() }));
      onDone();
    } catch (error) {
      setProblem(explain(error));
    }
    return undefined;
  }

  return (
    <section className={styles.decision}>
      <h3>{words.title}</h3>
      <ChoiceField
        label={words.queue}
        placeholder={words.queue}
        choices={queues.map(({ id: choice, name }) => ({ id: choice, name }))}
        value={queue}
        onChange={setQueue}
      />
      <Field label={words.demand} hint={words.demandHint} value={demand} onChange={setDemand} autoFocus />
      <Field label={words.level} hint={words.levelHint} value={level} onChange={setLevel} />
      <Field label={words.reason} value={reason} onChange={setReason} error={problem} />
      <DialogActions>
        <Button onPress={onDone}>{messages.cancel}</Button>
        <Button tone="primary" onPress={() => void submit()}>
          {words.submit}
        </Button>
      </DialogActions>
    </section>
  );
}
