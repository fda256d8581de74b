import { Suspense, type ReactElement } from "react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { keysOf } from "../../desk/commands/command";
import { insertEmoji } from "../../desk/commands/insertEmoji";
import { set, useConsole } from "../../desk/store";
import { useMessages } from "../../i18n/language";
import { IconButton } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { later } from "../../ui/later";
import { Skeleton } from "../../ui/Marks";
import styles from "./Emoji.module.css";

const EmojiGrid = later(async () => (await import("./EmojiGrid")).EmojiGrid);

/** Opens the emoji, from which one is put where the cursor stands. */
export function EmojiButton(): ReactElement {
  const messages = useMessages();
  const isOpen = useConsole((state) => state.isChoosingEmoji);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(isNow) => set({ isChoosingEmoji: isNow })}>
      <IconButton icon="smile" label={messages.composer.emoji} hint={keysOf(insertEmoji)} />
      <Popover placement="top start" className={cx(styles.popover)}>
        <Dialog aria-label={messages.composer.emoji} className={cx(styles.dialog)}>
          <Suspense fallback={<Skeleton lines={6} label={messages.loading} />}>
            <EmojiGrid />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
