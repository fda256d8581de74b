/** A view as it is being written: what is typed, what is sent, and what the hub finds wrong with it. */
import type { SavedView, ViewFilter } from "@contact-hub/shared/wire.gen";
import { ask, Problem } from "../http";
import { explain } from "../notices";
import { update } from "../store";

export interface ViewDraft {
  readonly name: string;
  readonly order: string;
  readonly shared_with: string;
  readonly filter: Omit<ViewFilter, "tags" | "tiers">;
  /** Words with commas between them, as they are typed. */
  readonly tags: string;
  readonly tiers: string;
}

const NOTHING: ViewFilter = {
  channels: [],
  queues: [],
  tags: [],
  states: [],
  tiers: [],
  assignees: [],
  level_at_least: 0,
  waiting_minutes: 0,
  is_unread: false,
  promises: [],
  words: "",
};

export const EVERYBODY = "*";

export function draftOf(view: SavedView | null): ViewDraft {
  const { tags, tiers, ...filter } = { ...NOTHING, ...view?.filter };
  const { name, order, shared_with } = view ?? { name: "", order: "newest", shared_with: "" };
  return { name, order, shared_with, filter, tags: tags.join(", "), tiers: tiers.join(", ") };
}

const COMMAS = /[,，、]/;

const split = (words: string): readonly string[] => [
  ...new Set(
    words
      .split(COMMAS)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** How what is typed may go on: after its last comma, with any word in use that it does not name yet. */
export function continuations(typed: string, inUse: readonly string[]): readonly string[] {
  const words = typed.split(COMMAS);
  const before = typed.slice(0, typed.length - (words.pop() ?? "").length);
  const named = new Set(words.map((word) => word.trim()));
  const gap = before === "" ? "" : `${before.trimEnd()}${/[，、]$/.test(before) ? "" : " "}`;
  return inUse.filter((word) => !named.has(word)).map((word) => gap + word);
}

/** What is asked for, whole. */
export const filterOf = ({ filter, tags, tiers }: ViewDraft): ViewFilter => ({
  ...filter,
  tags: split(tags),
  tiers: split(tiers),
});

export async function keepView(id: string, draft: ViewDraft, version: number): Promise<SavedView> {
  const { name, order, shared_with } = draft;
  const body = { name, order, shared_with, filter: filterOf(draft), version };
  const view = await ask<SavedView>("PUT", `api/views/${encodeURIComponent(id)}`, body);
  // It stands among the lists at once, whether the line tells of it before or after this.
  update((state) => {
    if (state.desk === null) return state;
    const others = state.desk.views.filter((other) => other.id !== id);
    return { ...state, desk: { ...state.desk, views: [...others, view] } };
  });
  return view;
}

export async function dropView(id: string): Promise<void> {
  await ask<void>("DELETE", `api/views/${encodeURIComponent(id)}`);
  update((state) => {
    if (state.desk === null) return state;
    return { ...state, desk: { ...state.desk, views: state.desk.views.filter((view) => view.id !== id) } };
  });
}

/** Put my views in this order; where the hub does not take it, they stand as before. */
export async function orderViews(ids: readonly string[]): Promise<void> {
  const put = (view_order: readonly string[]) =>
    update((state) => (state.desk === null ? state : { ...state, desk: { ...state.desk, view_order } }));
  let before: readonly string[] = [];
  update((state) => {
    before = state.desk?.view_order ?? [];
    return state;
  });
  put(ids);
  try {
    await ask<void>("PUT", "api/view-order", { views: ids });
  } catch (error) {
    put(before);
    throw error;
  }
}

const FIELDS = new Set([
  "name",
  "order",
  "shared_with",
  "filter",
  ...Object.keys(NOTHING).map((part) => `filter.${part}`),
]);

export type ViewFaults = Readonly<Record<string, string>>;

/** What is wrong, by the field beside which it stands; under none what belongs to no field. */
export function faultsOf(error: unknown): ViewFaults {
  if (!(error instanceof Problem) || error.kind !== "invalid") return { "": explain(error) };
  const faults: Record<string, string> = {};
  for (const line of error.detail.split("\n")) {
    const end = line.indexOf(": ");
    const field = FIELDS.has(line.slice(0, end)) ? line.slice(0, end) : "";
    const told = explain(new Problem(error.status, "", field === "" ? line : line.slice(end + 2), error.kind));
    const name = field.replace("filter.", "");
    faults[name] = [faults[name], told].filter(Boolean).join(" ");
  }
  return faults;
}
