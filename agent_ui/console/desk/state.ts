import type { Board, Desk, WaitEstimate } from "@contact-hub/shared/wire.gen";
import type { ConversationLog } from "./applyToLog";
import type { Floor, Session, UploadedFile } from "./types";

export type Line = "connecting" | "live" | "broken";

export type Route =
  | { readonly page: "inbox"; readonly list: InboxList; readonly conversation: string | null }
  | { readonly page: "search"; readonly query: string }
  | { readonly page: "board" }
  /** Without a section its first; `id` is what is looked at of it. */
  | { readonly page: "admin"; readonly section?: string; readonly id?: string };

export type InboxList = "mine" | "team";

export type DialogName = "transfer" | "end" | "routing" | "palette" | "shortcuts" | "decline" | "merge";

export type ComposerMode = "reply" | "note";

export interface PendingMessage {
  readonly clientId: string;
  readonly conversationId: string;
  readonly kind: "message" | "note";
  readonly text: string;
  readonly files: readonly UploadedFile[];
  readonly at: string;
  /** Why it was not taken; null while it is on its way. */
  readonly problem: string | null;
  /** It never reached the hub, and goes out again by itself with the next line. */
  readonly isUnreached: boolean;
}

export interface Notice {
  readonly id: number;
  readonly tone: "plain" | "problem";
  readonly text: string;
}

export interface Typing {
  readonly name: string;
  readonly until: number;
}

/** Everything the console shows, as one value. */
export interface ConsoleState {
  readonly phase: "starting" | "signed_out" | "ready";
  /** Why the session ended, when the hub ended it. */
  readonly endedBecause: string | null;
  readonly session: Session | null;
  readonly desk: Desk | null;
  readonly floor: Floor;
  readonly line: Line;
  readonly logs: Readonly<Record<string, ConversationLog>>;
  readonly missing: Readonly<Record<string, string>>;
  readonly pending: readonly PendingMessage[];
  readonly typing: Readonly<Record<string, Typing>>;
  readonly board: Board | null;
  /** How long each conversation that comes next in a queue of my teams may still wait. */
  readonly waits: Readonly<Record<string, WaitEstimate>>;
  readonly route: Route;
  readonly dialog: DialogName | null;
  /** Which offer the dialog `decline` is about. */
  readonly declining: string | null;
  readonly composer: ComposerMode;
  readonly isCustomerOpen: boolean;
  /** The message for which a conversation was found and opened. */
  readonly soughtItem: string | null;
  /** The field of the customer on screen that somebody asked by command to write in, until it is open. */
  readonly customerTask: string | null;
  /** Whom the dialog `merge` is about: the customer who stays, and the other if one is chosen already. */
  readonly merging: { readonly customer: string; readonly other: string | null } | null;
  /** The number of the last event that changed a customer, by her id. */
  readonly customerChanges: Readonly<Record<string, number>>;
  readonly notices: readonly Notice[];
}

export const EMPTY_FLOOR: Floor = {
  queues: [],
  teams: [],
  people: [],
  dispositions: [],
  reasons: [],
  accounts: [],
  channels: {},
  upload_limit_bytes: 10_000_000,
};

export const START: ConsoleState = {
  phase: "starting",
  endedBecause: null,
  session: null,
  desk: null,
  floor: EMPTY_FLOOR,
  line: "connecting",
  logs: {},
  missing: {},
  pending: [],
  typing: {},
  board: null,
  waits: {},
  route: { page: "inbox", list: "mine", conversation: null },
  dialog: null,
  declining: null,
  composer: "reply",
  isCustomerOpen: false,
  soughtItem: null,
  customerTask: null,
  merging: null,
  customerChanges: {},
  notices: [],
};
