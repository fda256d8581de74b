/** Times that move by themselves, without drawing anything around them again. */
import type { ReactElement } from "react";
import { ago, clock, moment, span } from "../i18n/format";
import { useLanguage } from "../i18n/language";
import { useNow } from "./clock";

const SECOND = 1_000;
const COARSE = 15 * SECOND;

/** How long ago, in words. */
export function Ago({ at }: { readonly at: string }): ReactElement {
  useLanguage();
  const now = useNow(COARSE);
  return (
    <time dateTime={at} title={moment(at)}>
      {ago(Date.parse(at), now)}
    </time>
  );
}

/** How long since then, as a running clock. */
export function Elapsed({ since }: { readonly since: string }): ReactElement {
  const now = useNow(SECOND);
  return <time dateTime={since}>{clock(now - Date.parse(since))}</time>;
}

/** How long since then, in its largest unit; it ticks like the clock beside it. */
export function Span({
  since,
  words,
}: {
  readonly since: string;
  readonly words: (span: string) => string;
}): ReactElement {
  useLanguage();
  const now = useNow(SECOND);
  return <span>{words(span(now - Date.parse(since)))}</span>;
}

/** How long until then, as a running clock that stops at zero. */
export function Remaining({
  until,
  words,
}: {
  readonly until: string;
  readonly words: (clock: string) => string;
}): ReactElement {
  const now = useNow(SECOND);
  return <span>{words(clock(Date.parse(until) - now))}</span>;
}
