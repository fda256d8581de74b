import type { VisitorItem } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";

import { gathered } from "../deeds.ts";
import type { DeedWords } from "./deeds-words.ts";

interface Props {
  readonly item: VisitorItem;
  readonly words: DeedWords;
  /** Null where she has nothing to say to it. */
  readonly react: ((emoji: string) => void) | null;
}

/** What people think of a message, how many and who; her own is a button that takes it back. */
export function Reactions({ item, words, react }: Props): JSX.Element | null {
  if (item.reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label={words.reactions}>
      {gathered(item.reactions).map(([emoji, all]) => {
        const names = all.map((one) => (one.from_me ? words.you : one.name)).join(", ");
        const told = { "aria-label": words.reacted(emoji, names), title: names };
        const shown = all.length > 1 ? `${emoji} ${all.length}` : emoji;
        const isMine = all.some((one) => one.from_me);
        return (
          <li key={emoji}>
            {react ? (
              <button class="chip" aria-pressed={isMine} {...told} onClick={() => react(emoji)}>
                {shown}
              </button>
            ) : (
              <span class="chip" role="img" {...told}>
                {shown}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
