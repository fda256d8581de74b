import { useCallback, useEffect, useState } from "react";
import { Problem } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { refusal } from "../../i18n/refusals";
import {
  changedFields,
  changesOf,
  faultsIn,
  faultsOf,
  merged,
  type Faults,
  type FieldName,
  type Policy,
  type QueueRecord,
} from "./fields";
import { readQueue, saveQueue } from "./records";

const CONFLICT = 409;
const INVALID = 422;

interface Loaded {
  readonly record: QueueRecord;
  readonly policy: Policy;
}

/** What is unsaved outlives the page being drawn anew, as another language does it; it is its editor's alone. */
let kept: { readonly id: string; readonly person: string; readonly loaded: Loaded } | null = null;

function keptFor(id: string, person: string): Loaded | null {
  return kept !== null && kept.id === id && kept.person === person ? kept.loaded : null;
}

/** Whoever discards leaves perhaps at once, before anything is drawn again. */
function forget(): void {
  kept = null;
}

export interface Draft {
  readonly record: QueueRecord | null;
  readonly policy: Policy | null;
  readonly problem: string | null;
  readonly changed: readonly FieldName[];
  readonly faults: Faults;
  /** What the hub said of anything but a field. */
  readonly rest: readonly string[];
  /** What somebody else changed meanwhile, until it is saved. */
  readonly overtaken: readonly FieldName[];
  readonly isSaving: boolean;
  readonly change: (change: Partial<Policy>) => void;
  readonly discard: () => void;
  readonly save: () => Promise<void>;
  readonly reload: () => void;
  /** The hub refused values: its sentence, with a line for each. */
  readonly refuse: (detail: string) => void;
}

/** A queue as it is, and as it is being changed. */
export function useDraft(id: string): Draft {
  const messages = useAdministrationMessages();
  const person = useConsole((state) => state.session?.person.id ?? "");
  const [loaded, setLoaded] = useState<Loaded | null>(() => keptFor(id, person));
  const [problem, setProblem] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ readonly faults: Faults; readonly rest: readonly string[] } | null>(null);
  const [overtaken, setOvertaken] = useState<readonly FieldName[]>([]);
  const [isSaving, setSaving] = useState(false);

  const say = (text: string) => refusal(messages, text, "invalid");
  const load = useCallback(() => {
    let isWanted = true;
    readQueue(id).then(
      (record) => isWanted && setLoaded({ record, policy: record }),
      (error: unknown) => isWanted && setProblem(explain(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [id]);
  useEffect(() => (keptFor(id, person) === null ? load() : undefined), [id, person, load]);
  useEffect(() => {
    const isUnsaved = loaded !== null && changedFields(loaded.record, loaded.policy).length > 0;
    kept = isUnsaved ? { id, person, loaded } : null;
  }, [id, person, loaded]);

  /** Somebody else was faster: mine stays on top of theirs. */
  async function catchUp({ record, policy }: Loaded): Promise<void> {
    const theirs = await readQueue(id);
    setOvertaken(changedFields(record, theirs));
    setLoaded({ record: theirs, policy: merged(record, policy, theirs) });
  }

  function refuse(error: unknown): void {
    if (error instanceof Problem && error.status === INVALID) setRefused(faultsIn(error.detail, id, say));
    else notify(explain(error), "problem");
  }

  async function save(): Promise<void> {
    if (loaded === null) return;
    setSaving(true);
    try {
      const record = await saveQueue(id, loaded.record.revision, changesOf(loaded.record, loaded.policy));
      setLoaded({ record, policy: record });
      setOvertaken([]);
      notify(messages.queueEditor.saved);
    } catch (error) {
      if (error instanceof Problem && error.status === CONFLICT) await catchUp(loaded).catch(refuse);
      else refuse(error);
    }
    setSaving(false);
  }

  const policy = loaded?.policy ?? null;
  return {
    record: loaded?.record ?? null,
    policy,
    problem,
    changed: loaded === null ? [] : changedFields(loaded.record, loaded.policy),
    faults: policy === null ? {} : { ...refused?.faults, ...faultsOf(policy, messages) },
    rest: refused?.rest ?? [],
    overtaken,
    isSaving,
    change: (change) => {
      setRefused(null);
      setLoaded((now) => (now === null ? null : { ...now, policy: { ...now.policy, ...change } }));
    },
    discard: () => {
      forget();
      setRefused(null);
      setOvertaken([]);
      setLoaded((now) => (now === null ? null : { ...now, policy: now.record }));
    },
    save,
    refuse: (detail) => setRefused(faultsIn(detail, id, say)),
    reload: () => {
      setProblem(null);
      load();
    },
  };
}
