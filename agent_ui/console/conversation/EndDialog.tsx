import type { ReactElement } from "react";
import { api } from "../desk/api";
import { rowOf } from "../desk/derived";
import { focusComposer } from "../desk/commands/focusComposer";
import { draftOf, isEmpty, useHasDraft } from "../desk/drafts";
import { attempt } from "../desk/notices";
import type { ConsoleState } from "../desk/state";
import { useConsole } from "../desk/store";
import { useCalled } from "../desk/useCalled";
import { closeDialog, compose } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../ui/Dialog";

/** What becomes of words to the customer that the hub does not have yet: a note is taken also afterwards. */
function underwayTo({ pending }: ConsoleState, id: string): "sending" | "notSent" | null {
  const theirs = pending.filter(({ conversationId, kind }) => conversationId === id && kind === "message");
  if (theirs.length === 0) return null;
  return theirs.some(({ problem, isUnreached }) => problem !== null && !isUnreached) ? "notSent" : "sending";
}

/** Ending is told to the customer, so it is asked once; the next Enter loses nothing that was begun. */
export function EndDialog({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const name = useCalled(id);
  const isOwed = useConsole((state) => (rowOf(state, id)?.asked_at ?? null) !== null);
  const isDrafted = useHasDraft(id);
  const underway = useConsole((state) => underwayTo(state, id));

  /** Write on what was begun; a note is a draft as well. */
  function goOn(): void {
    closeDialog();
    compose(isEmpty(draftOf(id, "reply")) ? "note" : "reply");
    focusComposer();
  }

  function end(): void {
    closeDialog();
    void attempt(() => api.end(id));
  }

  return (
    <Dialog title={messages.end.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <p>{messages.end.lead(name)}</p>
        {isOwed && <p role="alert">{messages.end.unanswered}</p>}
        {underway !== null && <p role="alert">{messages.end[underway]}</p>}
        {isDrafted && <p role="alert">{messages.end.unsent}</p>}
        <DialogActions>
          <Button onPress={closeDialog}>{messages.cancel}</Button>
          {isDrafted && (
            <Button icon="pencil" autoFocus onPress={goOn}>
              {messages.end.goOn}
            </Button>
          )}
          <Button tone="primary" autoFocus={!isDrafted} onPress={end}>
            {messages.end.submit}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
