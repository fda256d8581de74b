import { useCallback, useEffect, useMemo, useState, type ReactElement } from "react";
import { explain } from "../desk/notices";
import { may } from "../desk/derived";
import type { Named } from "../desk/people";
import { present } from "../desk/store";
import { moment } from "../i18n/format";
import { useAdministrationMessages, type AdministrationMessages } from "../i18n/administration";
import { Button } from "../ui/Button";
import { ChoiceField, Field } from "../ui/Field";
import { EmptyState, Skeleton } from "../ui/Marks";
import { AuditDetails } from "./AuditDetails";
import { RecordTable, type Column } from "./RecordTable";
import { records, shown, type AdminRecord } from "./records";
import { readAudit, type AuditFilter, type AuditLine } from "./things/calls";
import { useFetched } from "../desk/useFetched";
import styles from "./things/Things.module.css";

const ALL = "";
const PAUSE_MS = 250;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The instant at which a day of the reader's calendar begins. */
function beginOf(day: string): string | undefined {
  const begin = Date.parse(`${day}T00:00:00`);
  return Number.isNaN(begin) ? undefined : new Date(begin).toISOString();
}

/** The instant after a day of the reader's calendar. */
function endOf(day: string): string | undefined {
  const begin = Date.parse(`${day}T00:00:00`);
  return Number.isNaN(begin) ? undefined : new Date(begin + DAY_MS).toISOString();
}

interface Asked {
  readonly by: string;
  readonly kind: string;
  readonly since: string;
  readonly day: string;
  readonly text: string;
}

const NOTHING: Asked = { by: ALL, kind: ALL, since: "", day: "", text: "" };

const filterOf = ({ by, kind, since, day, text }: Asked): AuditFilter => {
  const [from, until] = [beginOf(since), endOf(day)];
  return { by, kind, text, ...(from !== undefined && { since: from }), ...(until !== undefined && { until }) };
};

interface Found {
  readonly lines: readonly AuditLine[];
  readonly next: number | null;
}

/** Who did what, searched by who, about what, from when to when and by words. */
export function AuditPage(): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.records.audit;
  const [asked, setAsked] = useState(NOTHING);
  const people = usePeople();
  const { found, problem, again, goOn } = useAudit(asked);
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <Filters asked={asked} people={people} onChange={setAsked} />
      {problem !== null && (
        <EmptyState icon="warning" title={problem}>
          <Button onPress={again}>{messages.retry}</Button>
        </EmptyState>
      )}
      {problem === null && found === null && <Skeleton lines={8} label={messages.loading} />}
      {found?.lines.length === 0 && found.next === null && <EmptyState icon="search" title={words.none} />}
      {found !== null && found.lines.length > 0 && (
        <RecordTable
          label={words.list}
          columns={columnsOf(messages)}
          records={found.lines.map((line) => ({ ...line, id: String(line.number) }))}
        />
      )}
      {found !== null && found.next !== null && (
        <div className={styles.more}>
          <Button onPress={goOn}>{found.lines.length === 0 ? words.goOn : words.more}</Button>
        </div>
      )}
    </>
  );
}

/** Whoever reads the audit alone is told of no other people than those she works with. */
const readPeople = async (): Promise<readonly AdminRecord[]> =>
  may(present(), "admin.manage") ? await records("people") : present().floor.people.map((one) => ({ ...one }));

/** Everybody who may have done something; for administrators those who administer and those who left included. */
function usePeople(): readonly Named[] {
  const found = useFetched(readPeople).value;
  return useMemo(() => (found ?? []).map(({ id, ...fields }) => ({ id, name: shown(fields["name"]) })), [found]);
}

function useAudit(asked: Asked) {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const again = useCallback(() => {
    const take = (page: Found) => {
      setFound(page);
      setProblem(null);
    };
    let isWanted = true;
    readAudit(filterOf(asked)).then(
      (page) => isWanted && take(page),
      (error: unknown) => isWanted && setProblem(explain(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [asked]);
  useEffect(() => {
    let leave = (): void => undefined;
    // Whoever types is not asked about at every letter.
    const timer = setTimeout(() => {
      leave = again();
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [again]);
  const goOn = (): void => {
    if (found === null || found.next === null) return;
    readAudit({ ...filterOf(asked), before: found.next }).then(
      (page) => setFound((now) => ({ lines: [...(now?.lines ?? []), ...page.lines], next: page.next })),
      (error: unknown) => setProblem(explain(error)),
    );
  };
  return { found, problem, again, goOn };
}

interface FilterProps {
  readonly asked: Asked;
  readonly people: readonly Named[];
  readonly onChange: (asked: Asked) => void;
}

function Filters({ asked, people, onChange }: FilterProps): ReactElement {
  const { queueEditor, records: things } = useAdministrationMessages();
  const words = things.audit;
  const kinds = Object.entries(words.kinds).map(([id, name]) => ({ id, name }));
  return (
    <div className={styles.filters} role="search" aria-label={words.list}>
      <ChoiceField
        label={words.who}
        placeholder={queueEditor.choose}
        choices={[{ id: ALL, name: words.anybody }, ...people]}
        value={asked.by}
        onChange={(by) => onChange({ ...asked, by })}
      />
      <ChoiceField
        label={words.about}
        placeholder={queueEditor.choose}
        choices={[{ id: ALL, name: words.anything }, ...kinds]}
        value={asked.kind}
        onChange={(kind) => onChange({ ...asked, kind })}
      />
      <Field label={words.since} type="date" value={asked.since} onChange={(since) => onChange({ ...asked, since })} />
      <Field label={words.until} type="date" value={asked.day} onChange={(day) => onChange({ ...asked, day })} />
      <Field label={words.text} value={asked.text} onChange={(text) => onChange({ ...asked, text })} />
    </div>
  );
}

function columnsOf(messages: AdministrationMessages): readonly Column[] {
  const words = messages.records.audit;
  return [
    { name: words.when, cell: (line) => moment(shown(line["at"])) },
    { name: words.who, cell: (line) => shown(line["by_name"]) },
    { name: words.line, cell: (line) => deed(messages, shown(line["action"])) },
    { name: words.subject, cell: (line) => shown(line["subject_name"]) },
    { name: words.details, cell: (line) => <AuditDetails line={line} messages={messages} /> },
  ];
}

/** An action such as `queues.changed` in words. */
function deed({ records: words, outside }: AdministrationMessages, action: string): string {
  const { kinds, deeds } = words.audit;
  const [kind = "", verb = ""] = action.split(".");
  return words.pair(
    kinds[kind] ?? kind,
    deeds[action] ?? deeds[verb] ?? outside.deeds[verb] ?? verb.replaceAll("_", " "),
  );
}
