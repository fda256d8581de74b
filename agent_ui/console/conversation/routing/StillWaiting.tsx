import type { ReactElement } from "react";
import { queueName } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import type { RoutingRecord } from "../../desk/routing";
import { waitWords } from "../../desk/waits";
import { routingWord } from "../../desk/words";
import { timeOfDay } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Chip } from "../../ui/Marks";
import { demandWords, helpSentences, waitingSentence } from "../routingSentence";
import { KeptFreeList } from "./KeptFreeList";
import { ReasonBars } from "./ReasonBars";
import styles from "./Routing.module.css";

type Waiting = NonNullable<RoutingRecord["waiting"]>;
interface Props {
  readonly waiting: Waiting;
  readonly skills: RoutingRecord["skills"];
}

/** Why nobody has it yet, how long that may last, and what would help. */
export function StillWaiting({ waiting, skills }: Props): ReactElement {
  const messages = useMessages();
  const { routing, wait } = messages;
  const standings: Readonly<Record<string, string>> = {
    ...routing.standings,
    manual_only: messages.offering.manualOnly,
  };
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
      <Course waiting={waiting} skills={skills} />
      {waiting.reasons.length > 0 && (
        <>
          <h4>{routing.against}</h4>
          <ReasonBars reasons={waiting.reasons} />
        </>
      )}
      <KeptFreeList kept={waiting.kept_free} />
      <Helps waiting={waiting} skills={skills} />
      <Nearest waiting={waiting} skills={skills} />
    </section>
  );
}

/** What it asks now, and what changes by time alone: a line from now on. */
function Course({ waiting: { asks, named, eases }, skills }: Props): ReactElement {
  const { routing } = useMessages();
  const state = useConsole((desk) => desk);
  const also = eases?.also_queues.map((queue) => queueName(state, queue)).join(", ") ?? "";
  return (
    <>
      <h4>{routing.course}</h4>
      <ol className={styles.course}>
        <li>
          <strong>{routing.now}</strong> {routing.asks(demandWords(asks, skills))}
          {named !== null && ` ${routing.onlyFor(named.agent.name)}`}
        </li>
        {named?.until && (
          <li>
            <strong>{routing.at(timeOfDay(named.until))}</strong> {routing.anybody}
          </li>
        )}
        {eases !== null && (
          <li>
            <strong>{routing.at(timeOfDay(eases.at))}</strong> {routing.asks(demandWords(eases.asks, skills))}
            {also !== "" && ` ${routing.alsoHelp(also)}`}
          </li>
        )}
      </ol>
    </>
  );
}

/** What somebody could do about each reason, and what time does. */
function Helps({ waiting, skills }: Props): ReactElement | null {
  const messages = useMessages();
  const { routing } = messages;
  const found = helpSentences(messages, waiting, skills);
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
function Nearest({ waiting: { nearest }, skills }: Props): ReactElement | null {
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
                {routing.gap(skills[skill] ?? skill, has, needed)}
              </Chip>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
