import { useMessages } from "../i18n/language";
import { called } from "./called";
import { currentRow } from "./derived";
import { useConsole } from "./store";

/** What the customer of a conversation is called, in the reader's language. */
export function useCalled(conversation: string): string {
  const messages = useMessages();
  return useConsole((state) => called(messages, currentRow(state, conversation)?.customer));
}
