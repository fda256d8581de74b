import { useCallback, useEffect, useState } from "react";
import { Problem } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { refusal } from "../../i18n/refusals";
import { isSame } from "../same";
import { NOT_THERE, readThing, saveThing } from "./calls";
import { faultsIn, faultsOf, type Faults } from "./faults";
import type { RowKind, Values } from "./shapes";
import { newValues, settled, SPECS, valuesOf, type EditedKind, type Thing } from "./specs";

const CONFLICT = 409;
const INVALID = 422;

interface Loaded {
  /** As it is kept; null for one that is being made. */
  readonly thing: Thing | null;
  readonly before: Values;
  readonly after: Values;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What is unsaved outlives the page being drawn anew, as another language does it; it is its editor's alone. */
let kept: { readonly key: string; readonly loaded: Loaded } | null = null;

const keptFor = (key: string): Loaded | null => (kept?.key === key ? kept.loaded : null);

export interface Draft {
  readonly thing: Thing | null;
  readonly before: Values | null;
  readonly after: Values | null;
  readonly problem: string | null;
  readonly changed: readonly string[];
  /** What was typed into, or was to be saved already. */
  readonly touched: ReadonlySet<string>;
  readonly faults: Faults;
  /** What the hub said of anything but a field. */
  readonly rest: readonly string[];
  /** The id under which there is one already, so that none could be made. */
  readonly taken: string;
  /** What somebody else changed meanwhile, until it is saved. */
  readonly overtaken: readonly string[];
  readonly isSaving: boolean;
  readonly change: (change: Values) => void;
  readonly discard: () => void;
  /** Resolves to whether it is kept now. */
  readonly save: (id: string) => Promise<boolean>;
  readonly reload: () => void;
}

const changedIn = (kind: EditedKind, before: Values, after: Values): readonly string[] =>
  SPECS[kind].map(({ name }) => name).filter((name) => !isSame(before[name], after[name]));

const only = (names: readonly string[], values: Values): Values =>
  Object.fromEntries(names.map((name) => [name, values[name]]));

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function fresh(kind: EditedKind): Loaded {
  const values = newValues(kind, ownZone());
  return { thing: null, before: values, after: values };
}

/** A thing as it is, or as a new one begins, and as it is being changed. */
export function useThing(kind: EditedKind, id: string | null): Draft {
  const messages = useAdministrationMessages();
  const person = useConsole((state) => state.session?.person.id ?? "");
  const key = `${person} ${kind} ${id ?? ""}`;
  const [loaded, setLoaded] = useState<Loaded | null>(() => keptFor(key) ?? (id === null ? fresh(kind) : null));
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ readonly faults: Faults; readonly rest: readonly string[] } | null>(null);
  const [overtaken, setOvertaken] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const [taken, setTaken] = useState("");
  const [touched, setTouched] = useState<ReadonlySet<string>>(NOTHING);

  const take = useCallback(
    (thing: Thing) => {
      const values = valuesOf(kind, thing);
      setLoaded({ thing, before: values, after: values });
    },
    [kind],
  );
  const load = useCallback(() => {
    let isWanted = true;
    if (id !== null) {
      readThing(kind, id).then(
        (thing) => isWanted && take(thing),
        (error: unknown) => isWanted && setProblem(explain(error)),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [kind, id, take]);
  useEffect(() => (keptFor(key) === null ? load() : undefined), [key, load]);

  const changed = loaded === null ? [] : changedIn(kind, loaded.before, loaded.after);
  const isUnsaved = changed.length > 0;
  useEffect(() => {
    kept = isUnsaved && loaded !== null ? { key, loaded } : null;
  }, [key, loaded, isUnsaved]);

  /** Somebody else was faster: mine stays on top of theirs. */
  async function catchUp({ before, after }: Loaded, known: string): Promise<void> {
    const theirs = await readThing(kind, known);
    const values = valuesOf(kind, theirs);
    setOvertaken(changedIn(kind, before, values));
    setLoaded({
      thing: theirs,
      before: values,
      after: { ...values, ...only(changedIn(kind, before, after), after) },
    });
  }

  function refuse(error: unknown, about: string): void {
    const say = (text: string) => refusal(messages, text, "invalid");
    const { labels, inRow: numbered, pair } = messages.records;
    const inRow = (rows: RowKind, number: number, field: string, text: string) =>
      numbered(number, pair(labels[`${rows}.${field}`] ?? field, text));
    if (error instanceof Problem && error.status === INVALID)
      setRefused(faultsIn(error.detail, kind, about, say, inRow));
    else notify(explain(error), "problem");
  }

  async function save(about: string): Promise<boolean> {
    if (loaded === null) return false;
    const { thing, after } = loaded;
    setSaving(true);
    setTouched(new Set(SPECS[kind].map(({ name }) => name)));
    try {
      const said = SPECS[kind].filter(({ name, isLeft }) => isLeft !== true || changed.includes(name));
      const change = only(thing === null ? said.map(({ name }) => name) : changed, after);
      take(await saveThing(kind, about, thing?.revision ?? NOT_THERE, change));
      setOvertaken([]);
      notify(messages.records.saved);
      return true;
    } catch (error) {
      const isConflict = error instanceof Problem && error.status === CONFLICT;
      if (isConflict && thing === null) setTaken(about);
      else if (isConflict) await catchUp(loaded, about).catch((failed: unknown) => refuse(failed, about));
      else refuse(error, about);
      return false;
    } finally {
      setSaving(false);
    }
  }

  return {
    thing: loaded?.thing ?? null,
    before: loaded?.before ?? null,
    after: loaded?.after ?? null,
    problem,
    changed,
    faults: loaded === null ? {} : { ...refused?.faults, ...faultsOf(kind, loaded.after, messages.records) },
    rest: refused?.rest ?? [],
    overtaken,
    isSaving,
    touched,
    taken,
    change: (change) => {
      setRefused(null);
      setTouched((now) => new Set([...now, ...Object.keys(change)]));
      setLoaded((now) => (now === null ? null : { ...now, after: settled(kind, { ...now.after, ...change }) }));
    },
    discard: () => {
      // Whoever discards leaves perhaps at once, before anything is drawn again.
      kept = null;
      setRefused(null);
      setOvertaken([]);
      setTouched(NOTHING);
      setLoaded((now) => (now === null ? null : { ...now, after: now.before }));
    },
    save,
    reload: () => {
      setProblem(null);
      load();
    },
  };
}
