import { useState, type ReactElement } from "react";
import { Label, ProgressBar } from "react-aria-components";
import { explain } from "../../desk/notices";
import { percent } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { refusal } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";
import editor from "../queues/Editor.module.css";
import { useFetched } from "../../desk/useFetched";
import { adoptLending, endLending, readLending, searchLending, type Lending, type LendingProposal } from "./lending";
import { AdoptQuestion, EndQuestion } from "./Questions";
import { Terms } from "./Terms";
import styles from "./Lending.module.css";

/** A search takes a minute or two; its progress is looked at so often. */
const LOOK_MS = 2_000;

/** Whether what was looked at shall hold, or what holds shall end. */
type Question = LendingProposal | "end";

/** Who lends agents to whom: what holds, what is proposed, and an administrator's decision. */
export function LendingCard(): ReactElement | null {
  const messages = useAdministrationMessages();
  const { lending: words } = messages;
  const { value, problem, refresh } = useFetched(readLending, LOOK_MS);
  const [refused, setRefused] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const act = (deed: () => Promise<unknown>) => {
    setQuestion(null);
    setRefused(null);
    void deed()
      .catch((error: unknown) => setRefused(explain(error)))
      .finally(refresh);
  };
  const failure = refused ?? problem;
  return (
    <section className={cx(editor.section, styles.card)} aria-labelledby="lending">
      <h2 id="lending">{words.title}</h2>
      <p className={editor.hint}>{words.lead}</p>
      {value !== null && <InForce lending={value} onEnd={() => setQuestion("end")} />}
      {value !== null && <Proposed lending={value} onAdopt={setQuestion} />}
      {value !== null && <Search search={value.search} onSearch={() => act(searchLending)} />}
      <div role="status">{failure !== null && <p className={editor.error}>{failure}</p>}</div>
      {question === "end" && <EndQuestion onEnd={() => act(endLending)} onClose={() => setQuestion(null)} />}
      {question !== null && question !== "end" && (
        <AdoptQuestion
          proposal={question}
          isInstead={(value?.in_force ?? null) !== null}
          onAdopt={() => act(() => adoptLending(question.version))}
          onClose={() => setQuestion(null)}
        />
      )}
    </section>
  );
}

function InForce({
  lending: { in_force: held },
  onEnd,
}: {
  readonly lending: Lending;
  readonly onEnd: () => void;
}): ReactElement {
  const { lending: words } = useAdministrationMessages();
  return (
    <div className={styles.part}>
      <h3>{words.inForce}</h3>
      {held === null ? <p>{words.noneInForce}</p> : <Terms proposal={held} />}
      {held !== null && (
        <Button tone="danger" onPress={onEnd}>
          {words.end}
        </Button>
      )}
    </div>
  );
}

function Proposed({
  lending: { in_force: held, proposed },
  onAdopt,
}: {
  readonly lending: Lending;
  readonly onAdopt: (proposal: LendingProposal) => void;
}): ReactElement {
  const { lending: words } = useAdministrationMessages();
  const isHeld = proposed !== null && held?.version === proposed.version;
  return (
    <div className={styles.part}>
      <h3>{words.proposed}</h3>
      {proposed === null && <p>{words.noneProposed}</p>}
      {isHeld && <p>{words.sameInForce}</p>}
      {proposed !== null && !isHeld && (
        <>
          <Terms proposal={proposed} />
          <Button tone="primary" onPress={() => onAdopt(proposed)}>
            {words.adopt}
          </Button>
        </>
      )}
    </div>
  );
}

function Search({
  search,
  onSearch,
}: {
  readonly search: Lending["search"];
  readonly onSearch: () => void;
}): ReactElement {
  const messages = useAdministrationMessages();
  const { lending: words } = messages;
  const isRunning = search.state === "running";
  return (
    <div className={styles.part}>
      {isRunning && (
        <ProgressBar value={search.share * 100} className={cx(editor.progress)}>
          <span className={editor.progressWords}>
            <Label>{words.searching}</Label>
            <span>{percent(search.share)}</span>
          </span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="4" className={editor.track} />
            <rect width={search.share * 100} height="4" className={editor.done} />
          </svg>
        </ProgressBar>
      )}
      {/* It stays while it searches, so that nobody's focus is lost. */}
      <Button onPress={() => !isRunning && onSearch()}>{isRunning ? words.isSearching : words.search}</Button>
      <div role="status">
        {search.state === "done" && search.problem === null && <p>{words.found}</p>}
        {search.problem !== null && (
          <p>
            {words.nothingFound} {refusal(messages, search.problem, "")}
          </p>
        )}
      </div>
    </div>
  );
}
