/** Where in the console one is: the address after `#`, dialogs and panels. */
import type { ComposerMode, ConsoleState, DialogName, InboxList, Route } from "./state";
import { currentId, may } from "./derived";
import { begunIn } from "./drafts";
import { LISTS } from "./lists";
import { focusRow } from "./rowFocus";
import { hasOnlyQueues, sectionsFor, type Section } from "./sections";
import { present, set, update } from "./store";

const SEARCH = /^#\/?search(?:\?(.*))?$/;

export function parseRoute(hash: string): Route {
  const search = SEARCH.exec(hash);
  if (search !== null) return { page: "search", query: new URLSearchParams(search[1]).get("q") ?? "" };
  const [page, list, conversation, inView] = hash.replace(/^#\/?/, "").split("/");
  if (page === "board" || page === "colleagues") return { page };
  if (page === "admin")
    return { page, ...(list && { section: list }), ...(conversation && { id: decoded(conversation) }) };
  if (list === "view" && conversation) {
    return { page: "inbox", list: "mine", view: decoded(conversation), conversation: inView ? decoded(inView) : null };
  }
  return {
    page: "inbox",
    list: isList(list) ? list : "mine",
    conversation: conversation ? decoded(conversation) : null,
  };
}

const isList = (text: string | undefined): text is InboxList => LISTS.some((list) => list === text);

/** Somebody may have typed the address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function hashOf(route: Route): string {
  if (route.page === "search")
    return `#/search${route.query && `?${new URLSearchParams({ q: route.query }).toString()}`}`;
  if (route.page === "admin") {
    return ["#/admin", route.section, route.id && encodeURIComponent(route.id)].filter(Boolean).join("/");
  }
  if (route.page === "board" || route.page === "colleagues") return `#/${route.page}`;
  const tail = route.conversation === null ? "" : `/${encodeURIComponent(route.conversation)}`;
  const place = route.view === undefined ? route.list : `view/${encodeURIComponent(route.view)}`;
  return `#/inbox/${place}${tail}`;
}

type Asks = (leave: () => void) => void;
let asks: Asks | null = null;

/** Until the answer is called, nobody leaves where she is without being asked by `ask`, who lets her go or does not. */
export function holdBack(ask: Asks): () => void {
  asks = ask;
  return () => {
    if (asks === ask) asks = null;
  };
}

/** Go there; the address follows, so that back, forward and reload work. */
export function go(route: Route): void {
  const leave = () => {
    if (hashOf(route) !== location.hash) history.pushState(null, "", hashOf(route));
    arrive(route);
  };
  if (asks === null || hashOf(route) === hashOf(present().route)) leave();
  else asks(leave);
}

function arrive(route: Route): void {
  update((state) => {
    const isOther = hashOf(state.route) !== hashOf(route);
    const selection = isSameList(state.route, route) ? state.selection : [];
    return isOther
      ? {
          ...state,
          route,
          leftLast: currentId(state) ?? state.leftLast,
          selection,
          dialog: null,
          composer: composerAt(state, route),
          isCustomerOpen: false,
          soughtItem: null,
          chosenItem: null,
          reacting: null,
          isChoosingEmoji: false,
          customerTask: null,
        }
      : { ...state, route };
  });
}

/** What one writes there: as before in the conversation that stays on screen, in another what was begun. */
function composerAt(state: ConsoleState, route: Route): ComposerMode {
  const id = route.page === "inbox" ? route.conversation : null;
  if (id === null) return "reply";
  return id === currentId(state) ? state.composer : (begunIn(state, id) ?? "reply");
}

/** Whether the same rows stand beside it; what was picked of others is picked no longer. */
const isSameList = (one: Route, other: Route) =>
  one.page === "inbox" && other.page === "inbox" && one.list === other.list && one.view === other.view;

export function openConversation(id: string, list?: InboxList): void {
  const { route } = present();
  const isStaying = list === undefined && route.page === "inbox";
  go(isStaying ? { ...route, conversation: id } : { page: "inbox", list: list ?? "mine", conversation: id });
}

/** Open what a search found, at the message for which it was found. */
export function openFound(id: string, item: string | null): void {
  openConversation(id);
  set({ soughtItem: item });
}

/** Open the newest conversation with a customer who was found, and what is known of her. */
export function openFoundCustomer(conversation: string): void {
  openConversation(conversation);
  set({ isCustomerOpen: true });
}

/** What is looked for now; the address follows without a step to go back to for every letter. */
export function searchFor(query: string): void {
  const route: Route = { page: "search", query };
  history.replaceState(null, "", hashOf(route));
  set({ route });
}

export function openList(list: InboxList): void {
  const { route } = present();
  go({ page: "inbox", list, conversation: route.page === "inbox" ? route.conversation : null });
}

/** Show a view that somebody saved; the conversation on screen stays. */
export function openView(view: string): void {
  const { route } = present();
  go({ page: "inbox", list: "mine", view, conversation: route.page === "inbox" ? route.conversation : null });
}

export function leaveConversation(): void {
  const { route } = present();
  if (route.page === "inbox") go({ ...route, conversation: null });
}

/** Follow the address bar from now on. */
export function followAddress(): void {
  addEventListener("popstate", arriveAtAddress);
  addEventListener("hashchange", arriveAtAddress);
  arriveAtAddress();
}

function arriveAtAddress(): void {
  const route = parseRoute(location.hash);
  const here = present().route;
  if (asks !== null && hashOf(route) !== hashOf(here)) {
    // The browser is there already: it comes back until she has decided.
    history.pushState(null, "", hashOf(here));
    go(route);
  } else {
    arrive(route);
    // A step back from the panel that lies over a conversation closes it, and leads nowhere else.
    if (lastStepIsPanel() !== present().isCustomerOpen) set({ isCustomerOpen: lastStepIsPanel() });
    if (here.page !== route.page && route.page === "inbox") focusRow(route.conversation);
  }
}

/** Administration for whoever has more of it than the queues that she leads, which have a board. */
const startOf = (sections: readonly Section[]) =>
  sections.length === 0 ? null : hasOnlyQueues(sections) ? "board" : "admin";

/** Whoever holds no conversations starts where there is something to see. */
export function startPage(isLost = false): void {
  if ((location.hash !== "" && !isLost) || may(present(), "desk.work")) return;
  const page = startOf(sectionsFor(present().session?.permissions ?? []));
  if (page === null) return;
  history.replaceState(null, "", `#/${page}`);
  arrive({ page });
}

export const openDialog = (dialog: DialogName) => set({ dialog, chosenPerson: null });
/** Open a dialog about one of my conversations that begins with a colleague. */
export function openWith(dialog: "transfer" | "people", conversation: string, person: string): void {
  openConversation(conversation, "mine");
  set({ dialog, chosenPerson: person });
}
export const openDecline = (offer: string) => set({ dialog: "decline", declining: offer });
export const viewFile = (file: string) => set({ dialog: "file", viewedFile: file });
export const closeDialog = () => set({ dialog: null });
export const openMerge = (customer: string, other: string | null) =>
  set({ dialog: "merge", merging: { customer, other } });
export const compose = (composer: ComposerMode) => set({ composer });

const LIES_OVER = matchMedia("(max-width: 75rem)");
const lastStepIsPanel = () => (history.state as { readonly panel?: boolean } | null)?.panel === true;

/** Show what is known of the customer; where that lies over the conversation, a step back closes it again. */
export function showCustomer(isCustomerOpen: boolean): void {
  if (isCustomerOpen && LIES_OVER.matches && !lastStepIsPanel()) history.pushState({ panel: true }, "");
  set({ isCustomerOpen });
  if (!isCustomerOpen && lastStepIsPanel()) history.back();
}

/** Show the customer and let her be written in: `name`, `notes`, `tags`, `history` … */
export function goToCustomer(field: string): void {
  showCustomer(true);
  set({ customerTask: field });
}

/** What was asked for is done; it must not be done again when the panel is made anew. */
export const customerTaskDone = () => set({ customerTask: null });
