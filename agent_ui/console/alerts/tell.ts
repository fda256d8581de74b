/** What somebody is told of, by sound and by the system's notifications. */
import type { HubEvent } from "../desk/applyEvent";
import { called } from "../desk/called";
import type { Named } from "../desk/people";
import { hubNow } from "../desk/clock";
import { offerOf, queueName, rowOf } from "../desk/derived";
import { unreadMentions } from "../desk/mentions";
import { presentPreferences } from "../desk/preferences";
import type { ConsoleState } from "../desk/state";
import { present } from "../desk/store";
import { channelWord } from "../desk/words";
import type { AlertWords } from "../i18n/alerts.en";
import { alertWords } from "../i18n/alerts";
import { messages } from "../i18n/language";
import { presentAlerts, type Kind } from "./choice";
import { notifySystem } from "./notifications";
import { maySound, play } from "./sounds";
import { lookedAt, once } from "./tabs";

/** What happened longer ago is caught up with, and no news. */
const NEWS_MS = 120_000;
const LONGEST = 140;

export interface News {
  readonly kind: Kind;
  /** What happened, told once in however many tabs. */
  readonly key: string;
  readonly conversation: string | null;
  /** What it is about, when that is not the conversation. */
  readonly tag?: string;
  readonly title: (words: AlertWords, names: boolean) => string;
  /** The customer's own words. */
  readonly text?: string;
  /** Channel and queue, or whatever else says nothing of a customer. */
  readonly detail: string;
  /** Whether it rings already, so that it needs no sound of its own. */
  readonly isRinging?: boolean;
}

const SLA: Readonly<Record<string, "near" | "missed">> = { sla_near: "near", sla_missed: "missed" };
const SLA_PLAIN = { near: "nearPlain", missed: "missedPlain" } as const;

/** What of these events is news to me. */
export function newsOf(events: readonly HubEvent[], now = hubNow()): readonly News[] {
  return events
    .filter((event) => now - Date.parse(event.at) < NEWS_MS)
    .map(newsOfOne)
    .filter((news) => news !== null);
}

function newsOfOne(event: HubEvent): News | null {
  const state = present();
  if (event.type === "mentioned") {
    const { item_id: key, conversation_id: conversation, by_name: by } = event.mention;
    return { kind: "mention", key, conversation, title: ({ told }) => told.mention(by), detail: "" };
  }
  if (event.type === "offer_made") {
    const { id, channel, queue, customer, preview } = offerOf(state, event.offer.id) ?? event.offer;
    return {
      kind: "offer",
      key: id,
      conversation: null,
      tag: id,
      title: ({ told }, names) => (names ? told.offer(nameOf(customer)) : told.offerPlain),
      text: preview,
      detail: placeOf(channel, queue),
      isRinging: true,
    };
  }
  if (event.type !== "item_added") return null;
  const { item, conversation_id: conversation } = event;
  const row = rowOf(state, conversation);
  if (row === null) return null;
  const at = { key: item.id, conversation, detail: placeOf(row.channel, row.queue) };
  if (item.kind === "message" && item.direction === "in") {
    const title: News["title"] = ({ told }, names) => (names ? nameOf(row.customer) : told.messagePlain);
    return { ...at, kind: "message", title, text: item.text };
  }
  const promise = SLA[item.event ?? ""];
  if (promise === undefined || item.details["tells"] !== "owner") return null;
  const title: News["title"] = ({ told }, names) =>
    names ? told[promise](nameOf(row.customer)) : told[SLA_PLAIN[promise]];
  return { ...at, kind: "promise", title };
}

/** Whether nobody needs to be told of it any more. */
export function isOver(state: ConsoleState, kind: Kind, tag: string): boolean {
  const row = rowOf(state, tag);
  if (kind === "mention") return unreadMentions(state, tag) === 0;
  // An answer is owed until it is given, an end until it comes.
  if (kind === "promise") return row === null || (row.asked_at === null && row.sla?.target !== "resolution");
  return offerOf(state, tag) === null && (row?.unread ?? 0) === 0;
}

export const nameOf = (customer: Named) => called(messages(), customer);
export const placeOf = (channel: string, queue: string) =>
  `${channelWord(messages(), channel)} · ${queueName(present(), queue)}`;

/** Tell it where it is not seen anyway: by a sound in one tab, and by a notification while no tab is looked at. */
export async function tellNews(news: News): Promise<void> {
  const looked = await lookedAt();
  if (news.conversation !== null && looked?.has(news.conversation)) return;
  const { kinds, names_customers, may_name_customers } = presentAlerts();
  const { sound, volume, notify } = kinds[news.kind];
  const sounds = presentPreferences().sound && !news.isRinging;
  if (sounds && maySound()) once(`sound ${news.key}`, () => play(sound, volume));
  if (!notify || looked !== null) return;
  const words = await alertWords();
  const names = names_customers && may_name_customers;
  once(`notify ${news.key}`, () =>
    notifySystem({
      kind: news.kind,
      tag: news.tag ?? news.conversation ?? news.key,
      title: news.title(words, names),
      body: names && news.text ? shortened(news.text) : news.detail,
      conversation: news.conversation,
      // The console sounds itself where it can, or is to be quiet.
      isSilent: maySound() || !presentPreferences().sound,
    }),
  );
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);
