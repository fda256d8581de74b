import type { ReactElement } from "react";
import type { RoutingDecision, RoutingRecord } from "../../desk/routing";
import { routingWord } from "../../desk/words";
import { inRow, moment, number, span } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { decisionSentence } from "../routingSentence";
import { criteria, scoreTerms } from "./counted";
import { KeptFreeList } from "./KeptFreeList";
import { ReasonBars } from "./ReasonBars";
import styles from "./Routing.module.css";

interface Props {
  readonly decision: RoutingDecision;
  readonly skills: RoutingRecord["skills"];
}

const rounded = (score: number) => number(Math.round(score));

/** One offer: whom it went to, why then, who else could have had it, and who could not. */
export function Decision({ decision, skills }: Props): ReactElement {
  const messages = useMessages();
  const { routing } = messages;
  const { agent, considered, excluded } = decision;
  const triggers: Readonly<Record<string, string>> = routing.triggers;
  return (
    <section className={styles.decision}>
      <h3>
        {agent === null ? routing.nobody : routing.chosen(agent.name)}
        <time dateTime={decision.at}>{moment(decision.at)}</time>
      </h3>
      <p>{decisionSentence(messages, decision)}</p>
      {decision.trigger in triggers && <p className={styles.quiet}>{triggers[decision.trigger]}</p>}
      {considered.length > 0 && <Considered decision={decision} skills={skills} />}
      {excluded.length > 0 && (
        <>
          <h4>{routing.excluded}</h4>
          <ReasonBars reasons={excluded} />
          <KeptFreeList kept={decision.kept_free} />
        </>
      )}
      <ul className={styles.small}>
        <li>
          {routing.rule}: {routingWord(messages, decision.rule)}
          {decision.chosen_by !== null && ` · ${routing.chosenBy(decision.chosen_by.name)}`}
          {decision.tie_break !== "not_needed" &&
            ` · ${routing.tieBreak}: ${routingWord(messages, decision.tie_break)}`}
        </li>
        {decision.terms !== null && (
          <li>
            {routing.terms.title}: {scoreTerms(messages, decision.terms).join(" · ")}
          </li>
        )}
        {decision.score !== null && decision.terms?.overdue_seconds == null && (
          <li>{routing.score(rounded(decision.score))}</li>
        )}
        {decision.passed_over.length > 0 && (
          <li>{routing.before(inRow(decision.passed_over.map(({ score }) => rounded(score))))}</li>
        )}
        {decision.rule_version !== "" && <li>{routing.version(decision.rule_version)}</li>}
      </ul>
    </section>
  );
}

function Considered({ decision, skills }: Props): ReactElement {
  const messages = useMessages();
  const { routing } = messages;
  const counted = criteria(messages, decision, skills);
  return (
    <table className={styles.table}>
      <caption className="unseen">{routing.considered}</caption>
      <thead>
        <tr>
          <th scope="col">{routing.agent}</th>
          {counted.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{routing.idle}</th>
          <th scope="col">{routing.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {decision.considered.map((each) => (
          <tr key={each.agent.id}>
            <td>{each.agent.name}</td>
            {counted.map(({ name, of }) => (
              <td key={name}>{of(each)}</td>
            ))}
            <td>{span(each.idle_seconds * 1_000)}</td>
            <td>{routingWord(messages, each.outcome)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
