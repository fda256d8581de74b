import { useEffect, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { queueName } from "../desk/derived";
import { explain } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { RoutingRecord } from "../desk/routing";
import { closeDialog } from "../desk/view";
import { conditionWord } from "../desk/words";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Dialog, DialogBody } from "../ui/Dialog";
import { EmptyState, Skeleton } from "../ui/Marks";
import { demandWords } from "./routingSentence";
import { Correct } from "./routing/Correct";
import { Decision } from "./routing/Decision";
import { StillWaiting } from "./routing/StillWaiting";
import styles from "./routing/Routing.module.css";

/** Every decision of the router about this conversation, readable. */
export function RoutingDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const [record, setRecord] = useState<RoutingRecord | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    api.routing(id).then(
      (found) => isWanted && setRecord(found),
      (error: unknown) => isWanted && setProblem(explain(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  const title = record?.waiting ? messages.routing.titleWaiting : messages.routing.title;
  return (
    <Dialog title={title} closeLabel={messages.close} isWide onClose={closeDialog}>
      <DialogBody label={title}>
        {problem !== null && <EmptyState icon="warning" title={problem} />}
        {problem === null && record === null && <Skeleton lines={6} label={messages.loading} />}
        {record !== null && <Record record={record} />}
        {record !== null && <Correct id={id} record={record} onCorrected={setRecord} />}
      </DialogBody>
    </Dialog>
  );
}

function Record({ record }: { readonly record: RoutingRecord }): ReactElement {
  const messages = useMessages();
  const { routing } = messages;
  return (
    <>
      {record.waiting !== null && <StillWaiting waiting={record.waiting} skills={record.skills} />}
      {record.decisions.length === 0 && record.waiting === null && (
        <EmptyState icon="question" title={routing.noDecision} />
      )}
      {record.decisions.map((decision) => (
        <Decision key={decision.at + decision.sentence} decision={decision} skills={record.skills} />
      ))}
      {record.entry !== null && (
        <section className={styles.decision}>
          <h3>{routing.entry}</h3>
          <p>{record.entry.rule || routing.noRule}</p>
          <ul className={styles.reasons}>
            {record.entry.trace.map(({ rule, failed }) => (
              <li key={rule}>
                {routing.passedOver(rule, failed.map((part) => conditionWord(messages, part)).join(", "))}
              </li>
            ))}
          </ul>
          <p>{routing.asks(demandWords(record.asks.demand, record.skills))}</p>
        </section>
      )}
      {record.corrections.map((correction) => (
        <CorrectionMade key={correction.at} correction={correction} skills={record.skills} />
      ))}
    </>
  );
}

function CorrectionMade({
  correction: { at, by, before, after, reason },
  skills,
}: {
  readonly correction: RoutingRecord["corrections"][number];
  readonly skills: RoutingRecord["skills"];
}): ReactElement {
  const { routing } = useMessages();
  const names = useConsole((state) => state);
  const [from, to] = [before, after].map(({ queue, demand, level }) =>
    [
      queueName(names, queue),
      demandWords(demand, skills) || routing.noDemand,
      ...(before.level === after.level ? [] : [level]),
    ].join(" · "),
  );
  return (
    <section className={styles.decision}>
      <h3>
        {routing.corrected(by.name)}
        <time dateTime={at}>{moment(at)}</time>
      </h3>
      <p>{routing.changed(from ?? "", to ?? "")}</p>
      {reason !== "" && <p>{reason}</p>}
    </section>
  );
}
