import { useState, type ReactElement } from "react";
import { Header, ListBox, ListBoxItem, ListBoxSection, type Key } from "react-aria-components";
import { typeInComposer } from "../../desk/commands/focusComposer";
import { prefer, presentPreferences } from "../../desk/preferences";
import { set } from "../../desk/store";
import { useEmojiMessages } from "../../i18n/emoji";
import { cx } from "../../ui/cx";
import { EMOJI, withRecent } from "./emoji";
import styles from "./Emoji.module.css";

/** Parts the group from the sign in a key: the same sign may stand among those used last as well. */
const IN = " ";

/** The usual emoji by what they show, and before them those used last; arrow keys walk in them. */
export function EmojiGrid(): ReactElement {
  const { emoji: words, composer } = useEmojiMessages();
  // Nothing moves under the hand that chooses.
  const [recent] = useState(() => presentPreferences().recentEmoji);
  const groups = [{ id: "recent" as const, signs: recent }, ...EMOJI].filter(({ signs }) => signs.length > 0);
  return (
    <ListBox
      aria-label={composer.emoji}
      layout="grid"
      selectionMode="none"
      autoFocus="first"
      className={cx(styles.list)}
      onAction={choose}
    >
      {groups.map(({ id, signs }) => (
        <ListBoxSection key={id} id={id} className={cx(styles.group)}>
          <Header className={cx(styles.name)}>{words[id]}</Header>
          {signs.map((sign) => (
            <ListBoxItem key={sign} id={id + IN + sign} textValue={sign} className={cx(styles.sign)}>
              {sign}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

/** It stands where the cursor stood, and one writes on behind it. */
function choose(key: Key): void {
  const sign = String(key).split(IN).at(-1) ?? "";
  prefer({ recentEmoji: withRecent(presentPreferences().recentEmoji, sign) });
  set({ isChoosingEmoji: false });
  typeInComposer(sign);
}
