import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { currentId, isMine } from "../../desk/derived";
import { forward } from "../../desk/letters";
import { useConsole } from "../../desk/store";
import { compose } from "../../desk/view";
import { useMessages } from "../../i18n/language";
import { IconButton } from "../../ui/Button";
import styles from "./Letter.module.css";

/** Passes a mail on, for whoever holds its conversation. */
export function ForwardButton({ item }: { readonly item: Item }): ReactElement | null {
  const words = useMessages().letters;
  const isMail = item.kind === "message" && item.letter !== null && item.letter !== undefined;
  const id = useConsole((state) => (isMail ? currentId(state) : null));
  const isHeld = useConsole((state) => id !== null && isMine(state, id));
  if (id === null || !isHeld) return null;
  return (
    <IconButton
      icon="forward"
      label={words.forward}
      className={styles.forward}
      onPress={() => {
        compose("reply");
        forward(id, item);
      }}
    />
  );
}
