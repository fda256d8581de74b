import { useEffect, useState, type ReactElement } from "react";
import { api } from "../desk/api";
import { queueName } from "../desk/derived";
import { explain } from "../desk/notices";
import { useConsole } from "../desk/store";
import type { RoutingDecision, RoutingRecord } from "../desk/types";
import { closeDialog } from "../desk/view";
import { waitWords } from "../desk/waits";
import { conditionWord, routingWord } from "../desk/words";
import { moment, span } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Dialog, DialogBody } from "../ui/Dialog";
import { EmptyState, Skeleton } from "../ui/Marks";
import { decisionSentence, waitingSentence } from "./routingSentence";
import styles from "./Conversation.module.css";

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
  return (
    <Dialog title={messages.routing.title} closeLabel={messages.close} isWide onClose={closeDialog}>
      <DialogBody>
        {problem !== null && <EmptyState icon="warning" title={problem} />}
        {problem === null && record === null && <Skeleton lines={6} label={messages.loading} />}
        {record !== null && <Record record={record} />}
      </DialogBody>
    </Dialog>
  );
}

function Record({ record }: { readonly record: RoutingRecord }): ReactElement {
  const messages = useMessages();
  const { routing } = messages;
  return (
    <>
      {record.waiting !== null && (
        <section className={styles.decision}>
          <h3>{routing.waiting}</h3>
          <p>{waitingSentence(messages, record.waiting)}</p>
          <p title={messages.wait.meaning}>
            {messages.wait.expected}:{" "}
            {record.waiting.estimate === null ? messages.wait.unknown : waitWords(messages, record.waiting.estimate)}
          </p>
          <Reasons reasons={record.waiting.reasons} />
        </section>
      )}
      {record.decisions.length === 0 && record.waiting === null && (
        <EmptyState icon="question" title={routing.noDecision} />
      )}
      {record.decisions.map((decision) => (
        <Decision key={decision.at + decision.sentence} decision={decision} />
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
          <p>{routing.asks(record.asks.demand)}</p>
        </section>
      )}
      {record.corrections.map((correction) => (
        <CorrectionMade key={correction.at} correction={correction} />
      ))}
    </>
  );
}

function CorrectionMade({
  correction: { at, by, before, after, reason },
}: {
  readonly correction: RoutingRecord["corrections"][number];
}): ReactElement {
  const { routing } = useMessages();
  const names = useConsole((state) => state);
  const [from, to] = [before, after].map(({ queue, demand, level }) =>
    [queueName(names, queue), demand || routing.noDemand, ...(before.level === after.level ? [] : [level])].join(" · "),
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

function Decision({ decision }: { readonly decision: RoutingDecision }): ReactElement {
  const messages = useMessages();
  const { routing } = messages;
  const { agent, considered, excluded } = decision;
  return (
    <section className={styles.decision}>
      <h3>
        {agent === null ? routing.nobody : routing.chosen(agent.name)}
        <time dateTime={decision.at}>{moment(decision.at)}</time>
      </h3>
      <p>{decisionSentence(messages, decision)}</p>
      {considered.length > 0 && (
        <table className={styles.table}>
          <caption className="unseen">{routing.considered}</caption>
          <thead>
            <tr>
              <th scope="col">{routing.agent}</th>
              <th scope="col">{routing.idle}</th>
              <th scope="col">{routing.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {considered.map((each) => (
              <tr key={each.agent.id}>
                <td>{each.agent.name}</td>
                <td>{span(each.idle_seconds * 1_000)}</td>
                <td>{routingWord(messages, each.outcome)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {excluded.length > 0 && (
        <>
          <h4>{routing.excluded}</h4>
          <Reasons reasons={excluded} />
        </>
      )}
      <p className={styles.rule}>
        {routing.rule}: {routingWord(messages, decision.rule)}
        {decision.chosen_by !== null && ` · ${routing.chosenBy(decision.chosen_by.name)}`}
        {decision.tie_break !== "not_needed" && ` · ${routing.tieBreak}: ${routingWord(messages, decision.tie_break)}`}
      </p>
    </section>
  );
}

function Reasons({
  reasons,
}: {
  readonly reasons: RoutingDecision["excluded"] | NonNullable<RoutingRecord["waiting"]>["reasons"];
}): ReactElement {
  const messages = useMessages();
  return (
    <ul className={styles.reasons}>
      {reasons.map((each) => (
        <li key={each.reason}>
          {routingWord(messages, each.reason)} · {messages.routing.people(each.count)}
          {"examples" in each && each.examples.length > 0 && `: ${each.examples.map(({ name }) => name).join(", ")}`}
        </li>
      ))}
    </ul>
  );
}
