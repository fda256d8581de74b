/** How long it may take, as far as anybody can know: what is expected, and the range in which eight of ten waits end. */
import type { ReactElement } from "react";
import type { WaitEstimate } from "@contact-hub/shared/wire.gen";
import { span, spanRange } from "../i18n/format";
import { useMessages } from "../i18n/language";
import type { Messages } from "../i18n/en";
import { waitingOf } from "./derived";
import { useConsole } from "./store";
import { prospectWord } from "./words";

const SECOND = 1_000;
const MINUTE = 60;

/** To the minute where it is more than one: `span` would leave out what is begun. */
const rounded = (seconds: number) => (seconds < MINUTE ? seconds : Math.round(seconds / MINUTE) * MINUTE);

export function waitWords({ wait }: Messages, { seconds, low, high }: WaitEstimate): string {
  return high === 0 ? wait.none : wait.about(span(rounded(seconds) * SECOND), spanRange(low * SECOND, high * SECOND));
}

/** What is estimated of a conversation that waits; nothing where nothing is. */
export function Expected({
  id,
  className,
}: {
  readonly id: string;
  readonly className?: string | undefined;
}): ReactElement | null {
  const messages = useMessages();
  // Estimates are told now and then; that nobody can serve it is known at once.
  const estimate = useConsole((state) =>
    prospectWord(messages, waitingOf(state, id)?.prospect ?? "") === null ? state.waits[id] : undefined,
  );
  if (estimate === undefined) return null;
  return (
    <span className={className} title={messages.wait.meaning}>
      <span className="unseen">{messages.wait.expected}: </span>
      {waitWords(messages, estimate)}
    </span>
  );
}
