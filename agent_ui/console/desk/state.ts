import type { Board, ConversationRow, Desk, WaitEstimate } from "@contact-hub/shared/wire.gen";
import type { Attending } from "./attending";
import type { ConversationLog } from "./applyToLog";
import type { LetterFields, NewLetter } from "./letters";
import type { Outreach } from "./outreach";
import { USUAL_SORT, type InboxSort } from "./sorting";
import type { Floor } from "./floor";
import type { Session } from "./people";
import type { ItemTranslation, Spoken, Translator } from "./translations";
import type { CannedReply, UploadedFile } from "./writing";

export type Line = "connecting" | "live" | "broken";

export type Route =
  /** With `view` not one of my lists is shown, but a view that somebody saved. */
  | {
      readonly page: "inbox";
      readonly list: InboxList;
      readonly view?: string;
      readonly conversation: string | null;
    }
  | { readonly page: "search"; readonly query: string }
  | { readonly page: "board" }
  | { readonly page: "colleagues" }
  /** Without a section its first; `id` is what is looked at of it. */
  | { readonly page: "admin"; readonly section?: string; readonly id?: string };

export type InboxList = "mine" | "team" | "unassigned" | "mentions" | "snoozed" | "drafts" | "all";

export type DialogName =
  | "transfer"
  | "end"
  | "snooze"
  | "tags"
  | "people"
  | "related"
  | "split"
  | "bulk"
  | "help"
  | "routing"
  | "palette"
  | "shortcuts"
  | "replies"
  | "decline"
  | "merge"
  | "outreach"
  | "file"
  | "signature"
  | "signedIn"
  | "proof"
  | "alerts"
  | "view"
  | "views"
  | "undo"
  | "again"
  | "withdraw";

/** What can be done with everything that is picked at once. */
export type BulkDeed = "take" | "close" | "transfer" | "tag" | "snooze";

export type ComposerMode = "reply" | "note";

export interface PendingMessage {
  readonly clientId: string;
  readonly conversationId: string;
  readonly kind: "message" | "note";
  readonly text: string;
  /** The same in rich form; empty where it is plain. */
  readonly html: string;
  readonly files: readonly UploadedFile[];
  /** Of a mail: to whom it goes, and under which subject. */
  readonly letter: NewLetter | null;
  /** The id of the one message that it answers. */
  readonly repliesTo?: string;
  /** What was written before it was translated. */
  readonly original?: string;
  readonly at: string;
  /** Why it was not taken; null while it is on its way. */
  readonly problem: string | null;
  /** It never reached the hub, and goes out again by itself with the next line. */
  readonly isUnreached: boolean;
  /** The hub may have taken it, although its answer did not come. */
  readonly mayBeTaken: boolean;
  /** Ids by which other words of it went before, and may have been taken. */
  readonly insteadOf: readonly string[];
}

export interface Notice {
  readonly id: number;
  readonly tone: "plain" | "problem";
  readonly text: string;
  /** What it is about, to be opened from it. */
  readonly conversation: string | null;
  /** What can be done about it from there, such as taking it back. */
  readonly deed: { readonly name: string; readonly perform: () => void } | null;
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
  /** Who was signed in until then, for her to go on. */
  readonly endedEmail: string;
  readonly session: Session | null;
  readonly desk: Desk | null;
  readonly floor: Floor;
  readonly line: Line;
  readonly logs: Readonly<Record<string, ConversationLog>>;
  readonly missing: Readonly<Record<string, string>>;
  readonly pending: readonly PendingMessage[];
  readonly typing: Readonly<Record<string, Typing>>;
  /** Colleagues at conversations that I hold or look at. */
  readonly attending: Readonly<Record<string, readonly Attending[]>>;
  readonly board: Board | null;
  /** How long each conversation that comes next in a queue of my teams may still wait. */
  readonly waits: Readonly<Record<string, WaitEstimate>>;
  readonly route: Route;
  /** In which order each list of conversations stands. */
  readonly sort: Readonly<Record<InboxList, InboxSort>>;
  /** The conversation that was on screen last, before whatever is now. */
  readonly leftLast: string | null;
  readonly dialog: DialogName | null;
  /** With whom the dialogs `transfer` and `people` begin, where she was chosen before. */
  readonly chosenPerson: string | null;
  /** Which offer the dialog `decline` is about. */
  readonly declining: string | null;
  readonly composer: ComposerMode;
  readonly isCustomerOpen: boolean;
  /** The message for which a conversation was found and opened. */
  readonly soughtItem: string | null;
  /** The message that was walked to, or pressed. */
  readonly chosenItem: string | null;
  /** The message to which a reaction is being chosen. */
  readonly reacting: string | null;
  /** Whether the emoji for what is being written are open. */
  readonly isChoosingEmoji: boolean;
  /** The message that the dialog `withdraw` is about. */
  readonly withdrawing: string | null;
  /** Words that I put into messages of mine and have not saved, by message. */
  readonly rewriting: Readonly<Record<string, string>>;
  /** The field of the customer on screen that somebody asked by command to write in, until it is open. */
  readonly customerTask: string | null;
  /** Whom the dialog `merge` is about: the customer who stays, and the other if one is chosen already. */
  readonly merging: { readonly customer: string; readonly other: string | null } | null;
  /** The message that the dialog `again` is about. */
  readonly resending: string | null;
  /** The heads of mails that somebody has written in, by conversation. */
  readonly letters: Readonly<Record<string, LetterFields>>;
  /** Which view the dialog `view` changes; null: it makes a new one. */
  readonly editedView: string | null;
  /** Which file the dialog `file` shows. */
  readonly viewedFile: string | null;
  /** Whom the dialog `outreach` is about. */
  readonly outreach: Outreach | null;
  /** The number of the last event that changed a customer, by her id. */
  readonly customerChanges: Readonly<Record<string, number>>;
  /** The same of organisations. */
  readonly organisationChanges: Readonly<Record<string, number>>;
  /** Conversations in which I am named or have begun to write, and that were not on my desk; null: not mine to read. */
  readonly mentioned: Readonly<Record<string, ConversationRow | null>>;
  readonly notices: readonly Notice[];
  /** Rows of the inbox that were picked. */
  readonly selection: readonly string[];
  /** What the dialog `bulk` does with them. */
  readonly bulk: BulkDeed;
  /** Canned replies that I may use; null until somebody asked for them. */
  readonly replies: readonly CannedReply[] | null;
  /** Whether I was signed in at another place before this one, and still am. */
  readonly hasOlder: boolean;
  /** Whether sound and notifications are being checked, though I may have done so before. */
  readonly isChecking: boolean;
  /** The conversation that my queue gave me last without ringing, by the item that says so. */
  readonly given: { readonly item: string; readonly conversation: string } | null;
  /** The hub's translator; null until a conversation asked for it, and where there is none. */
  readonly translator: Translator | null;
  /** What is known of the languages of conversations that were opened. */
  readonly spoken: Readonly<Record<string, Spoken>>;
  /** Messages in other languages, by their ids. */
  readonly translations: Readonly<Record<string, ItemTranslation>>;
  /** The conversation of which a reply is just being translated. */
  readonly translatingDraft: string | null;
}

export const EMPTY_FLOOR: Floor = {
  company: "",
  queues: [],
  teams: [],
  people: [],
  dispositions: [],
  reasons: [],
  decline_reasons: [],
  accounts: [],
  channels: {},
  upload_limit_bytes: 10_000_000,
  fields: [],
  translates: false,
};

export const START: ConsoleState = {
  phase: "starting",
  endedBecause: null,
  endedEmail: "",
  session: null,
  desk: null,
  floor: EMPTY_FLOOR,
  line: "connecting",
  logs: {},
  missing: {},
  pending: [],
  typing: {},
  attending: {},
  board: null,
  waits: {},
  route: { page: "inbox", list: "mine", conversation: null },
  sort: USUAL_SORT,
  leftLast: null,
  dialog: null,
  chosenPerson: null,
  declining: null,
  composer: "reply",
  isCustomerOpen: false,
  soughtItem: null,
  chosenItem: null,
  reacting: null,
  isChoosingEmoji: false,
  withdrawing: null,
  rewriting: {},
  customerTask: null,
  merging: null,
  outreach: null,
  resending: null,
  editedView: null,
  viewedFile: null,
  letters: {},
  customerChanges: {},
  organisationChanges: {},
  mentioned: {},
  notices: [],
  selection: [],
  bulk: "close",
  replies: null,
  hasOlder: false,
  isChecking: false,
  given: null,
  translator: null,
  spoken: {},
  translations: {},
  translatingDraft: null,
};
