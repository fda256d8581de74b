import { ANYTHING } from "../conversation/limits";
import type { ConversationLog } from "../desk/applyToLog";

const AT = "2026-05-04T08:00:01.000+00:00";
const LOG: ConversationLog = {
  fields: { version: 0, values: {}, edits: {} },
  number: 5,
  conversation: {
    id: "one",
    state: "open",
    channel: "webchat",
    account: "demo-chat",
    customer: { id: "ada", name: "Ada", is_verified: true, tier: "" },
    queue: "support-en",
    subject: "",
    preview: "",
    unread: 0,
    arrived_at: AT,
    last_message_at: AT,
    ends_at: null,
    callback: "",
    sla: null,
    missed: [],
    tags: [],
    participants: [],
    asks_help: false,
    owner: "",
    level: 0,
    asked_at: null,
  },
  agent: null,
  can_write: true,
  is_opted_out: false,
  customer: {
    id: "ada",
    name: "Ada",
    organisation: "",
    organisation_id: null,
    suggested_organisation: null,
    tier: "",
    language: "en",
    value: null,
    notes: "",
    tags: [],
    attributes: {},
    links: [],
    consents: {},
    identities: [],
    version: 0,
    edits: {},
  },
  features: [],
  limits: ANYTHING,
  heard_at: null,
  links: [],
  merged: [],
  merged_items: [],
  merged_into: null,
  drafts: [],
  items: [],
  signature: "",
};

interface Parts extends Partial<Omit<ConversationLog, "conversation" | "customer">> {
  readonly conversation?: Partial<ConversationLog["conversation"]>;
  readonly customer?: Partial<ConversationLog["customer"]>;
}

/** A conversation as it was fetched, in which nothing was said yet; what a test is about differs. */
export const conversationLog = ({ conversation, customer, ...more }: Parts): ConversationLog => ({
  ...LOG,
  ...more,
  conversation: { ...LOG.conversation, ...conversation },
  customer: { ...LOG.customer, ...customer },
});
