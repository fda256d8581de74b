/** Every call of the HTTP API that the desk makes, one line each. */
import type { HistoryFilter, HistoryPage } from "./history";
import type { Board, ConversationRow, Desk, Draft, Item } from "@contact-hub/shared/wire.gen";
import { WHO } from "./begun";
import type { FieldValues } from "./customFields";
import type { EarlierText } from "./earlierText";
import { ask, upload } from "./http";
import type { ConversationPage } from "./conversationPage";
import type { Around, Customer, CustomerChange, MergePlan } from "./customers";
import type { Floor } from "./floor";
import type { SearchAnswer } from "./found";
import type { Organisation, OrganisationChange } from "./organisations";
import type { Named, NextStep, PresenceNow, Session } from "./people";
import type { RouteCorrection, RoutingRecord } from "./routing";
import type { ConversationTranslations, Translation, Translator } from "./translations";
import type {
  BegunLetter,
  CannedReply,
  NewDraft,
  NewFirstLetter,
  NewMessage,
  NewNote,
  Sent,
  UploadedFile,
} from "./writing";

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
  /** The session, or nothing where nobody is signed in. */
  whoIsHere: () => ask<Session | undefined>("GET", WHO),
  signIn: (email: string, password: string) => ask<Session | NextStep>("POST", "api/session", { email, password }),
  signPasskey: (signed: object) => ask<Session>("POST", "api/session/passkey", signed),
  giveCode: (ticket: string, code: string) => ask<Session>("POST", "api/session/code", { ticket, code }),
  signOut: () => ask<{ readonly go_on_at: string } | undefined>("DELETE", "api/session"),
  signOutElsewhere: () => ask<void>("DELETE", "api/session?elsewhere=1"),
  setLanguage: (language: string) => ask<void>("PUT", "api/session/language", { language }),
  desk: () => ask<Desk>("GET", "api/desk"),
  floor: () => ask<Floor>("GET", "api/floor"),
  board: () => ask<Board>("GET", "api/board"),
  setPresence: (state: string, reason?: string, atOnce = false) =>
    ask<PresenceNow>("PUT", "api/presence", { state, ...(reason && { reason }), ...(atOnce && { at_once: true }) }),
  setChannelPresence: (channel: string, isAvailable: boolean) =>
    ask<PresenceNow>("PUT", `api/presence/channels/${part(channel)}`, { is_available: isAvailable }),
  accept: (offer: string) => ask<{ conversation_id: string }>("POST", `api/offers/${part(offer)}/accept`),
  decline: (offer: string, reason?: string) =>
    ask<void>("POST", `api/offers/${part(offer)}/decline`, reason ? { reason } : {}),
  conversation: (id: string) => ask<ConversationPage>("GET", `api/conversations/${part(id)}`),
  send: (id: string, message: NewMessage) => ask<Sent>("POST", `api/conversations/${part(id)}/departing`, message),
  takeBack: (id: string, clientId: string) =>
    ask<Draft>("POST", `api/conversations/${part(id)}/departing/undo`, { client_id: clientId }),
  sendNow: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/departing/now`),
  sendAgain: (id: string, item: string, mayComeTwice: boolean) =>
    ask<void>("POST", `api/conversations/${part(id)}/messages/${part(item)}/again`, { may_come_twice: mayComeTwice }),
  confirmArrival: (id: string, item: string) =>
    ask<void>("POST", `api/conversations/${part(id)}/messages/${part(item)}/arrived`),
  react: (id: string, item: string, emoji: string) =>
    ask<void>("PUT", `api/conversations/${part(id)}/messages/${part(item)}/reaction`, { emoji }),
  takeReactionBack: (id: string, item: string) =>
    ask<void>("DELETE", `api/conversations/${part(id)}/messages/${part(item)}/reaction`),
  rewrite: (id: string, item: string, text: string) =>
    ask<void>("PUT", `api/conversations/${part(id)}/messages/${part(item)}/text`, { text }),
  withdraw: (id: string, item: string) =>
    ask<void>("POST", `api/conversations/${part(id)}/messages/${part(item)}/withdraw`),
  earlierTexts: (id: string, item: string) =>
    ask<{ readonly texts: readonly EarlierText[] }>(
      "GET",
      `api/conversations/${part(id)}/messages/${part(item)}/earlier`,
    ),
  translator: () => ask<Translator>("GET", "api/translation"),
  translateByItself: (languages: readonly string[]) => ask<void>("PUT", "api/translation/by-itself", { languages }),
  translations: (id: string, to: string) =>
    ask<ConversationTranslations>("GET", `api/conversations/${part(id)}/translations?to=${part(to)}`),
  translate: (id: string, item: string, to: string) =>
    ask<Translation>("POST", `api/conversations/${part(id)}/messages/${part(item)}/translation`, { to }),
  translateDraft: (id: string, draft: { text: string; html: string; to: string }) =>
    ask<{ text: string; html: string }>("POST", `api/conversations/${part(id)}/translated`, draft),
  note: (id: string, note: NewNote) => ask<Item>("POST", `api/conversations/${part(id)}/notes`, note),
  seeMentions: (id: string) => ask<void>("POST", "api/mentions/read", { conversation_id: id }),
  /** Where I am mentioned, or have begun to write. */
  listed: (list: "mentions" | "drafts") =>
    ask<{ conversations: readonly { readonly conversation: ConversationRow }[] }>(
      "GET",
      `api/conversations?view=${list}`,
    ),
  keepDraft: (id: string, draft: NewDraft) => ask<Draft>("PUT", `api/conversations/${part(id)}/draft`, draft),
  keepFirstLetter: (letter: NewFirstLetter) => ask<Draft>("PUT", "api/first-letters", letter),
  firstLetters: () => ask<{ letters: readonly BegunLetter[] }>("GET", "api/first-letters"),
  replies: () => ask<{ replies: readonly CannedReply[] }>("GET", "api/replies"),
  keepReply: (id: string, reply: { name: string; shortcut: string; text: string }) =>
    ask<CannedReply>("PUT", `api/replies/${part(id)}`, reply),
  dropReply: (id: string) => ask<void>("DELETE", `api/replies/${part(id)}`),
  read: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/read`),
  unread: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/unread`),
  take: (id: string) => ask<unknown>("POST", `api/conversations/${part(id)}/take`),
  wait: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/wait`),
  tag: (id: string, tags: Readonly<Record<string, boolean>>) =>
    ask<{ tags: readonly string[] }>("POST", `api/conversations/${part(id)}/tags`, { tags }),
  sayFields: (id: string, version: number, fields: Readonly<Record<string, string>>) =>
    ask<FieldValues>("POST", `api/conversations/${part(id)}/fields`, { fields, version }),
  invite: (id: string, person: string, note: string) =>
    ask<void>("POST", `api/conversations/${part(id)}/participants`, { person, note }),
  letLeave: (id: string, person: string) =>
    ask<void>("DELETE", `api/conversations/${part(id)}/participants/${part(person)}`),
  join: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/join`),
  handOver: (id: string, to: string) => ask<void>("POST", `api/conversations/${part(id)}/hand-over`, { to }),
  askHelp: (id: string, reason: string) => ask<void>("POST", `api/conversations/${part(id)}/help`, { reason }),
  endHelp: (id: string) => ask<void>("DELETE", `api/conversations/${part(id)}/help`),
  link: (id: string, other: string) => ask<void>("POST", `api/conversations/${part(id)}/links`, { other }),
  unlink: (id: string, other: string) => ask<void>("DELETE", `api/conversations/${part(id)}/links/${part(other)}`),
  mergeIn: (id: string, other: string) => ask<void>("POST", `api/conversations/${part(id)}/merge`, { other }),
  split: (id: string, item: string) =>
    ask<{ readonly conversation_id: string }>("POST", `api/conversations/${part(id)}/split`, { item }),
  unsplit: (id: string, other: string) => ask<void>("POST", `api/conversations/${part(id)}/unsplit`, { other }),
  partFrom: (id: string, other: string) => ask<void>("POST", `api/conversations/${part(id)}/part`, { other }),
  reopen: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/reopen`),
  snooze: (id: string, until: string | null) => ask<void>("POST", `api/conversations/${part(id)}/snooze`, { until }),
  wake: (id: string) => ask<void>("POST", `api/conversations/${part(id)}/wake`),
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
  customer: (id: string) => ask<Customer>("GET", `api/customers/${part(id)}`),
  changeCustomer: (id: string, version: number, change: CustomerChange) =>
    ask<Customer>("PATCH", `api/customers/${part(id)}`, { ...change, version }),
  addAddress: (id: string, address: string) =>
    ask<Customer>("POST", `api/customers/${part(id)}/addresses`, { address }),
  removeAddress: (id: string, address: string) =>
    ask<Customer>("DELETE", `api/customers/${part(id)}/addresses/${part(address)}`),
  organisation: (id: string) => ask<Organisation>("GET", `api/organisations/${part(id)}`),
  changeOrganisation: (id: string, version: number, change: OrganisationChange) =>
    ask<Organisation>("PATCH", `api/organisations/${part(id)}`, { ...change, version }),
  organisationsLike: (name: string) =>
    ask<{ organisations: readonly Named[] }>("GET", `api/organisations?name=${part(name)}`),
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
  tags: (of: "customers" | "conversations" = "customers") =>
    ask<{ tags: readonly string[] }>("GET", `api/tags?of=${of}`),
  history: (id: string, before: string | null, only: HistoryFilter) =>
    ask<HistoryPage>("GET", historyPath(id, before, only)),
  upload: (file: File, onProgress: (share: number) => void) => upload<UploadedFile>("api/files", file, onProgress),
};
