import { useRef, type ReactElement } from "react";
import { useSearch, useSettled } from "../desk/search";
import { useConsole } from "../desk/store";
import { searchFor } from "../desk/view";
import { number } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { EmptyState, Skeleton } from "../ui/Marks";
import { Filters } from "./Filters";
import { Results } from "./Results";
import styles from "./Search.module.css";

const SHOWN = 20;

/** Every customer and everything that was said, narrowed down by words and filters. */
export function SearchPage(): ReactElement {
  const messages = useMessages();
  const query = useConsole((state) => (state.route.page === "search" ? state.route.query : ""));
  const searching = useSearch(query, SHOWN);
  const words = messages.search;
  const field = useRef<HTMLInputElement>(null);

  /** Whoever empties the field wants to write in it. */
  function clear(): void {
    searchFor("");
    field.current?.focus();
  }

  return (
    <main className={styles.page} id="content" tabIndex={-1}>
      <h1 className={styles.title}>{words.title}</h1>
      <search className={styles.form}>
        <div className={styles.field}>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            aria-label={words.field}
            className={styles.input}
            placeholder={words.field}
            aria-describedby="search-hint"
            autoFocus
            maxLength={200}
            value={query}
            onChange={(event) => searchFor(event.target.value)}
          />
          {query !== "" && (
            <IconButton icon="cross" label={words.emptyField} className={cx(styles.clear)} onPress={clear} />
          )}
        </div>
        <p id="search-hint" className={styles.quiet}>
          {words.hint}
        </p>
        <Filters query={query} />
      </search>
      <Outcome query={query} searching={searching} />
    </main>
  );
}

interface OutcomeProps {
  readonly query: string;
  readonly searching: ReturnType<typeof useSearch>;
}

function Outcome({ query, searching }: OutcomeProps): ReactElement {
  const messages = useMessages();
  const words = messages.search;
  const { answer, answered, problem, isSlow } = searching;
  const found = answer === null ? [0, 0] : [answer.customers.found.length, answer.conversations.found.length];
  const counted = answer === null ? "" : words.results(found[0] ?? 0, found[1] ?? 0);
  const settled = useSettled(counted);
  const isNothing = answer !== null && found.every((many) => many === 0) && answer.conversations.next === null;
  return (
    <>
      <p role="status" className={isSlow ? styles.quiet : "unseen"}>
        {isSlow ? words.searching : settled}
      </p>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {query.trim() === "" && <EmptyState icon="search" title={words.start} detail={words.startDetail} />}
      {query.trim() !== "" && answer === null && problem === null && <Skeleton lines={6} label={messages.loading} />}
      {problem === null && isNothing && <EmptyState icon="search" title={words.nothing} detail={words.nothingDetail} />}
      {problem === null && answer !== null && !isNothing && <Results key={answered} query={answered} answer={answer} />}
      {answer !== null && answer.not_indexed > 0 && (
        <p className={styles.quiet}>{words.notIndexed(number(answer.not_indexed))}</p>
      )}
    </>
  );
}
