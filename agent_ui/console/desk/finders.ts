/** The rows of the long lists of a desk by their ids. */
import type { ConversationRow, WaitingRow } from "@contact-hub/shared/wire.gen";
import { finder } from "./changes";

export const mineById = finder<ConversationRow>((row) => row.id);
export const heldById = finder<ConversationRow>((row) => row.id);
export const waitingById = finder<WaitingRow>((row) => row.conversation_id);
