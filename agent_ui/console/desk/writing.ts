/** What is written and sent, as the API takes and tells it. */
import type { DepartingReply, Draft, Item } from "@contact-hub/shared/wire.gen";
import type { Identity } from "./customers";
import type { NewLetter } from "./letters";

/** A text that is written once and sent often. */
export interface CannedReply {
  readonly id: string;
  readonly name: string;
  readonly shortcut: string;
  /** By language; one for everybody has an empty one. */
  readonly text: Readonly<Record<string, string>>;
  readonly queues: readonly string[];
  readonly channels: readonly string[];
  readonly is_mine: boolean;
}

interface Written {
  readonly text: string;
  readonly client_id: string;
  /** By the hub's clock: a draft that was written later stays. */
  readonly written_at: string;
  /** Ids by which other words of it went before: where something was taken by them, this is refused. */
  readonly instead_of?: readonly string[];
}

export interface NewNote extends Written {
  readonly mentions: readonly string[];
}

export interface NewMessage extends Written {
  readonly files: readonly string[];
  readonly letter?: NewLetter;
  readonly html?: string;
  readonly replies_to?: string;
  readonly original?: string;
}

interface BegunContent {
  readonly text: string;
  readonly files: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  readonly written_at: string;
}

export interface NewDraft extends BegunContent {
  readonly kind: string;
}

export interface NewFirstLetter extends BegunContent {
  /** Whom it is to: one for each. */
  readonly place: string;
}

/** A first letter that was begun, and whom it is to where she is known. */
export interface BegunLetter {
  readonly place: string;
  readonly draft: Draft;
  readonly customer: { readonly id: string; readonly name: string; readonly identities: readonly Identity[] } | null;
}

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly content_type: string;
  readonly bytes: number;
  readonly url: string;
  readonly is_image: boolean;
}

/** What became of a message: it can still be taken back, or it is on its way. */
export interface Sent {
  readonly departing: DepartingReply | null;
  readonly item: Item | null;
}

/** For how many seconds what I send can be taken back. */
export interface UndoSeconds {
  readonly written: number;
  /** Where the customer is present. */
  readonly live: number;
}
