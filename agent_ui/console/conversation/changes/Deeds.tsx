import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import {
  answer,
  askWhetherToWithdraw,
  beginRewriting,
  deedsFor,
  react,
  reactionOf,
  type Deed,
} from "../../desk/changing";
import { keysOf } from "../../desk/commands/command";
import { answerMessage, reactToMessage } from "../../desk/commands/changeMessage";
import { focusComposer } from "../../desk/commands/focusComposer";
import { translateMessage } from "../../desk/commands/translate";
import { currentId } from "../../desk/derived";
import { set, useConsole } from "../../desk/store";
import { toggleTranslation } from "../../desk/translations";
import { useChangeWords } from "../../i18n/changes";
import { useMessages } from "../../i18n/language";
import { IconButton } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { Menu } from "../../ui/Menu";
import { useEmojiName } from "./emojiName";
import styles from "./Changes.module.css";

interface Props {
  readonly item: Item;
}

/** What can be done with a message, beside it while one is at it. */
export function Deeds({ item }: Props): ReactElement | null {
  const words = useChangeWords();
  const { translating } = useMessages();
  const id = useConsole(currentId);
  const possible = useConsole((state) => deedsFor(state, item)).split(" ");
  const can = (deed: Deed) => possible.includes(deed);
  if (id === null || possible[0] === "") return null;

  function begin(): void {
    answer(id ?? "", item);
    focusComposer();
  }

  return (
    <div
      role="group"
      aria-label={words.deeds}
      data-deeds=""
      className={cx(styles.deeds, item.direction === "out" && styles.out, placeOf(item))}
    >
      {can("answer") && (
        <IconButton
          icon="answer"
          label={words.answer}
          hint={keysOf(answerMessage)}
          className={cx(styles.deed)}
          onPress={begin}
        />
      )}
      {can("react") && <ReactMenu item={item} />}
      {can("translate") && (
        <IconButton
          icon="globe"
          label={translating.message}
          hint={keysOf(translateMessage)}
          className={cx(styles.deed)}
          onPress={() => void toggleTranslation(item)}
        />
      )}
      {(can("edit") || can("withdraw")) && (
        <Menu
          label={words.more}
          trigger={<IconButton icon="dots" label={words.more} className={cx(styles.deed)} />}
          groups={[
            {
              id: "own",
              entries: [
                ...(can("edit") ? [{ id: "edit", name: words.edit, keys: "↑" }] : []),
                ...(can("withdraw") ? [{ id: "withdraw", name: words.withdraw }] : []),
              ],
            },
          ]}
          onChoose={(_group, deed) => (deed === "edit" ? beginRewriting(item) : askWhetherToWithdraw(item))}
        />
      )}
    </div>
  );
}

/** Designed mails and notes are as wide as the conversation: nothing stands beside them. */
function placeOf(item: Item): string | undefined {
  if (item.html !== null) return styles.below;
  return item.kind === "note" ? styles.above : undefined;
}

const NONE: readonly string[] = [];

/** The emoji of the channel; the one that is mine is marked, and chosen again it is taken back. */
function ReactMenu({ item }: Props): ReactElement {
  const words = useChangeWords();
  const emojiName = useEmojiName();
  const offered = useConsole((state) => state.logs[currentId(state) ?? ""]?.limits.reactions ?? NONE);
  const mine = useConsole((state) => reactionOf(state, item));
  const isOpen = useConsole((state) => state.reacting === item.id);
  return (
    <Menu
      label={words.react}
      isOpen={isOpen}
      onOpenChange={(isNow) => set({ reacting: isNow ? item.id : null })}
      trigger={
        <IconButton icon="smile" label={words.react} hint={keysOf(reactToMessage)} className={cx(styles.deed)} />
      }
      groups={[
        {
          id: "reactions",
          name: words.react,
          chosen: mine,
          entries: offered.map((emoji) => ({
            id: emoji,
            name: emojiName(emoji),
            mark: (
              <span className={styles.sign} aria-hidden="true">
                {emoji}
              </span>
            ),
          })),
        },
      ]}
      onChoose={(_group, emoji) => void react(item, emoji)}
    />
  );
}
