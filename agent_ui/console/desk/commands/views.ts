import { may } from "../derived";
import { present, set } from "../store";
import { editView, mayChange, shownView, viewOf } from "../views/saved";
import type { Command } from "./command";

/** The view on screen, if I may change it. */
function changeable(): string | null {
  const state = present();
  const view = viewOf(state, shownView(state) ?? "");
  return view !== null && mayChange(state, view) ? view.id : null;
}

/** Save a view of the inbox, change the one on screen, and look after all of them. */
export const VIEWS: readonly Command[] = [
  {
    name: "save-view",
    group: "navigate",
    label: ({ views }) => views.saved.add,
    isPossible: (desk) => may(desk, "desk.work"),
    perform: () => editView(null),
  },
  {
    name: "edit-view",
    group: "navigate",
    label: ({ views }) => views.saved.edit,
    isPossible: () => changeable() !== null,
    perform: () => editView(changeable()),
  },
  {
    name: "arrange-views",
    group: "navigate",
    label: ({ views }) => views.saved.arrange,
    isPossible: (desk) => (desk.desk?.views.length ?? 0) > 0,
    perform: () => set({ dialog: "views" }),
  },
];
