/** Until when somebody is away, and that it takes longer, in words that change as time passes. */
import type { ReactElement } from "react";
import type { Colleague } from "@contact-hub/shared/wire.gen";
import { useMessages } from "../i18n/language";
import { useNow } from "./clock";
import { isOverdue, untilWords } from "./reach";

const EVERY_MS = 5_000;

interface Props {
  readonly shown: Pick<Colleague, "presence" | "until">;
  readonly className?: string | undefined;
  /** How it looks when it takes longer than planned. */
  readonly lateClassName?: string | undefined;
}

export function Until({ shown, className, lateClassName }: Props): ReactElement | null {
  const messages = useMessages();
  const now = useNow(EVERY_MS);
  const words = untilWords(messages, shown, now);
  if (words === "") return null;
  return <span className={isOverdue(shown, now) ? lateClassName : className}>{words}</span>;
}
