/** Every call of the HTTP API that the desk makes, one line each. */
import type { Board, Desk, Item } from "@contact-hub/shared/wire.gen";
import { ask, upload } from "./http";
import type {
  Around,
  ConversationPage,
  Customer,
  CustomerChange,
  Floor,
  HistoryFilter,
  HistoryPage,
  MergePlan,
  RouteCorrection,
  RoutingRecord,
  SearchAnswer,
  Session,
  UploadedFile,
} from "./types";

const part = encodeURIComponent;

export type Destination = { readonly agent: string } | { readonly queue: string };

function historyPath(id: string, before: string | null, only: HistoryFilter): string {
  const asked = Object.entries({ ...only, before: before ?? "" }).filter(([, value]) => value !== "");
  return `api/customers/${part(id)}/history?${new URLSearchParams(asked).toString()}`;
}

export interface SearchQuestion {
  readonly q: string;
  readonly limit: number;
  readonly kind?: "customers" | "conversations";
  readonly after?: string;
}

function searchPath({ q, limit, kind, after }: SearchQuestion): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const values = new URLSearchParams({ q, limit: String(limit), ...(zone && { zone }) });
  if (kind !== undefined) values.set("kind", kind);
  if (after !== undefined) values.set("after", after);
  return `api/search?${values.toString()}`;
}

export const api = {
  session: () => ask<Session>("GET", "api/session"),
  signIn: (email: string, password: string) => ask<Session>("POST", "api/session", { email, password }),
  signOut: () => ask<void>("DELETE", "api/session"),
  setLanguage: (language: string) => ask<void>("PUT", "api/session/language", { language }),
  desk: () => ask<Desk>("GET", "api/desk"),
  floor: () => ask<Floor>("GET", "api/floor"),
  board: () => ask<Board>("GET", "api/board"),
  setPresence: (state: string, reason?: string) =>
    ask<void>("PUT", "api/presence", reason ? { state, reason } : { state }),
  accept: (offer: string) => ask<{ conversation_id: string }>("POST", `api/offers/${part(offer)}/accept`),
  decline: (offer: string, reason?: string) =>
    ask<void>("POST", `api/offers/${part(offer)}/decline`, reason ? { reason } : {}),
  conversation: (id: string) => ask<ConversationPage>("GET", `api/conversations/${part(id)}`),
  send: (id: string, text: string, clientId: string, files: readonly string[]) =>
    ask<Item>("POST", `api/conversations/${part(id)}/messages`, { text, client_id: clientId, files }),
  note: (id: string, text: string, clientId: string) =>
    ask<Item>("POST", `api/conversations/${part(id)}/notes`, { text, client_id: clientId }),
  read: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/read`),
  take: (id: string) => ask<unknown>("POST", `api/conversations/${part(id)}/take`),
  wait: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/wait`),
  callbackMissed: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/callback/missed`),
  end: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/end`),
  transfer: (id: string, to: Destination, note: string) =>
    ask<void>("POST", `api/conversations/${part(id)}/transfer`, note ? { to, note } : { to }),
  close: (id: string, disposition: string | null, note: string) =>
    ask<void>("POST", `api/conversations/${part(id)}/close`, note ? { disposition, note } : { disposition }),
  routing: (id: string) => ask<RoutingRecord>("GET", `api/conversations/${part(id)}/routing`),
  correct: (id: string, correction: RouteCorrection) =>
    ask<RoutingRecord>("POST", `api/conversations/${part(id)}/route`, correction),
  search: (question: SearchQuestion, signal?: AbortSignal) =>
    ask<SearchAnswer>("GET", searchPath(question), undefined, signal),
  changeCustomer: (id: string, version: number, change: CustomerChange) =>
    ask<Customer>("PATCH", `api/customers/${part(id)}`, { ...change, version }),
  aroundCustomer: (id: string) => ask<Around>("GET", `api/customers/${part(id)}/around`),
  planMerge: (id: string, other: string) =>
    ask<MergePlan>("GET", `api/customers/${part(id)}/merge?other=${part(other)}`),
  merge: (id: string, other: string, isVouched: boolean) =>
    ask<{ customer: Customer; merge: string }>("POST", `api/customers/${part(id)}/merge`, {
      other,
      is_vouched: isVouched,
    }),
  unmerge: (id: string, merge: string) =>
    ask<{ fields_left: readonly string[] }>("POST", `api/customers/${part(id)}/unmerge`, { merge }),
  keepApart: (id: string, other: string) => ask<void>("POST", `api/customers/${part(id)}/apart`, { other }),
  tags: () => ask<{ tags: readonly string[] }>("GET", "api/tags"),
  history: (id: string, before: string | null, only: HistoryFilter) =>
    ask<HistoryPage>("GET", historyPath(id, before, only)),
  upload: (file: File, onProgress: (share: number) => void) => upload<UploadedFile>("api/files", file, onProgress),
};
