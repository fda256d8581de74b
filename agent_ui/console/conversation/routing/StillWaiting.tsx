import type { ReactElement } from "react";
import { queueName } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import type { RoutingRecord } from "../../desk/types";
import { waitWords } from "../../desk/waits";
import { routingWord } from "../../desk/words";
import { timeOfDay } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Chip } from "../../ui/Marks";
import { waitingSentence } from "../routingSentence";
import { KeptFreeList } from "./KeptFreeList";
import { ReasonBars } from "./ReasonBars";
import styles from "./Routing.module.css";

type Waiting = NonNullable<RoutingRecord["waiting"]>;
interface Props {
  readonly waiting: Waiting;
}

/** Why nobody has it yet, how long that may last, and what would help. */
export function StillWaiting({ waiting }: Props): ReactElement {
  const messages = useMessages();
  const { routing, wait } = messages;
  const standings: Readonly<Record<string, string>> = routing.standings;
  return (
    <section className={styles.decision}>
      <h3>{routing.waiting}</h3>
      {waiting.standing === "served" && <p>{waitingSentence(messages, waiting)}</p>}
      <p className={waiting.standing === "served" ? styles.quiet : styles.alarm}>
        {standings[waiting.standing] ?? waitingSentence(messages, waiting)}
      </p>
      <p title={wait.meaning}>
        {wait.expected}: {waiting.estimate === null ? wait.unknown : waitWords(messages, waiting.estimate)}
      </p>
      <Course waiting={waiting} />
      {waiting.reasons.length > 0 && (
        <>
          <h4>{routing.against}</h4>
          <ReasonBars reasons={waiting.reasons} />
        </>
      )}
      <KeptFreeList kept={waiting.kept_free} />
      <Helps waiting={waiting} />
      <Nearest waiting={waiting} />
    </section>
  );
}

/** What it asks now, and what changes by time alone: a line from now on. */
function Course({ waiting: { asks, named, eases } }: Props): ReactElement {
  const { routing } = useMessages();
  const state = useConsole((desk) => desk);
  const also = eases?.also_queues.map((queue) => queueName(state, queue)).join(", ") ?? "";
  return (
    <>
      <h4>{routing.course}</h4>
      <ol className={styles.course}>
        <li>
          <strong>{routing.now}</strong> {routing.asks(asks)}
          {named !== null && ` ${routing.onlyFor(named.agent.name)}`}
        </li>
        {named?.until && (
          <li>
            <strong>{routing.at(timeOfDay(named.until))}</strong> {routing.anybody}
          </li>
        )}
        {eases !== null && (
          <li>
            <strong>{routing.at(timeOfDay(eases.at))}</strong> {routing.asks(eases.asks)}
            {also !== "" && ` ${routing.alsoHelp(also)}`}
          </li>
        )}
      </ol>
    </>
  );
}

/** What somebody could do about each reason. */
function Helps({ waiting: { reasons } }: Props): ReactElement | null {
  const { routing } = useMessages();
  const help: Readonly<Record<string, string>> = routing.help;
  const found = reasons.map(({ reason }) => help[reason]).filter((sentence) => sentence !== undefined);
  if (found.length === 0) return null;
  return (
    <>
      <h4>{routing.helps}</h4>
      <ul className={styles.list}>
        {found.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** Those with the least against them. */
function Nearest({ waiting: { nearest } }: Props): ReactElement | null {
  const messages = useMessages();
  const { routing } = messages;
  if (nearest.length === 0) return null;
  return (
    <>
      <h4>{routing.nearest}</h4>
      <ul className={styles.list}>
        {nearest.map(({ agent, reasons, missing }) => (
          <li key={agent.id} className={styles.near}>
            {agent.name}
            {reasons.map((reason) => (
              <Chip key={reason}>{routingWord(messages, reason)}</Chip>
            ))}
            {missing.map(({ skill, has, needed }) => (
              <Chip key={skill} tone="warn">
                {routing.gap(skill, has, needed)}
              </Chip>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
