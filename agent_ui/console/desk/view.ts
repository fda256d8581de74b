/** Where in the console one is: the address after `#`, dialogs and panels. */
import type { ComposerMode, DialogName, InboxList, Route } from "./state";
import { may } from "./derived";
import { present, set, update } from "./store";

const SEARCH = /^#\/?search(?:\?(.*))?$/;

export function parseRoute(hash: string): Route {
  const search = SEARCH.exec(hash);
  if (search !== null) return { page: "search", query: new URLSearchParams(search[1]).get("q") ?? "" };
  const [page, list, conversation] = hash.replace(/^#\/?/, "").split("/");
  if (page === "board") return { page };
  if (page === "admin")
    return { page, ...(list && { section: list }), ...(conversation && { id: decoded(conversation) }) };
  return {
    page: "inbox",
    list: list === "team" ? "team" : "mine",
    conversation: conversation ? decoded(conversation) : null,
  };
}

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
  if (route.page === "board") return "#/board";
  const tail = route.conversation === null ? "" : `/${encodeURIComponent(route.conversation)}`;
  return `#/inbox/${route.list}${tail}`;
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
    return isOther
      ? {
          ...state,
          route,
          dialog: null,
          composer: "reply",
          isCustomerOpen: false,
          soughtItem: null,
          customerTask: null,
        }
      : { ...state, route };
  });
}

export function openConversation(id: string, list?: InboxList): void {
  const { route } = present();
  go({ page: "inbox", list: list ?? (route.page === "inbox" ? route.list : "mine"), conversation: id });
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
  }
}

/** Whoever holds no conversations starts where there is something to see. */
export function startPage(): void {
  if (location.hash !== "" || may(present(), "desk.work")) return;
  const page = may(present(), "admin.manage") ? "admin" : "board";
  history.replaceState(null, "", `#/${page}`);
  arrive({ page });
}

export const openDialog = (dialog: DialogName) => set({ dialog });
export const openDecline = (offer: string) => set({ dialog: "decline", declining: offer });
export const closeDialog = () => set({ dialog: null });
export const openMerge = (customer: string, other: string | null) =>
  set({ dialog: "merge", merging: { customer, other } });
export const compose = (composer: ComposerMode) => set({ composer });
export const showCustomer = (isCustomerOpen: boolean) => set({ isCustomerOpen });

/** Show the customer and let her be written in: `name`, `notes`, `tags`, `history` … */
export function goToCustomer(field: string): void {
  set({ isCustomerOpen: true, customerTask: field });
}

/** What was asked for is done; it must not be done again when the panel is made anew. */
export const customerTaskDone = () => set({ customerTask: null });
