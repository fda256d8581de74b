/** The views that somebody saved, as they stand among my lists. */
import type { Desk, SavedView } from "@contact-hub/shared/wire.gen";
import { may, remembered } from "../derived";
import type { ConsoleState } from "../state";
import { set } from "../store";

const NONE: readonly SavedView[] = [];

const inOrder = remembered((desk: Pick<Desk, "views" | "view_order">): readonly SavedView[] => {
  const place = (view: SavedView) => {
    const found = desk.view_order.indexOf(view.id);
    return found === -1 ? desk.view_order.length : found;
  };
  return desk.views.toSorted((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
});
let last: Pick<Desk, "views" | "view_order"> = { views: NONE, view_order: [] };

/** In my own order; those that have no place in it come after the others by name. */
export function viewsOf({ desk }: ConsoleState): readonly SavedView[] {
  if (desk === null || desk.views.length === 0) return NONE;
  const { views, view_order } = desk;
  if (last.views !== views || last.view_order !== view_order) last = { views, view_order };
  return inOrder(last);
}

export const viewOf = (state: ConsoleState, id: string): SavedView | null =>
  state.desk?.views.find((view) => view.id === id) ?? null;

/** The id of the view on screen, whether there still is such a view or not. */
export const shownView = ({ route }: ConsoleState): string | null =>
  route.page === "inbox" ? (route.view ?? null) : null;

/** Her own, and as a supervisor what is shared with her. */
export const mayChange = (state: ConsoleState, view: SavedView): boolean =>
  view.owner === state.desk?.me.id || may(state, "floor.steer");

/** Write in the dialog what a view is; null: a new one. */
export const editView = (view: string | null) => set({ dialog: "view", editedView: view });

/** What stands in a view is counted by what comes after the first screen. */
let standing: (state: ConsoleState, view: string) => readonly string[] = () => [];

export function learnStanding(ids: typeof standing): void {
  standing = ids;
}

export const idsInView = (state: ConsoleState, view: string): readonly string[] => standing(state, view);
