import type { ReactElement } from "react";
import { useDraft, writeDraft } from "../../desk/drafts";
import type { ComposerMode } from "../../desk/state";
import { useMessages } from "../../i18n/language";
import { refusal } from "../../i18n/refusals";
import { IconButton } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./Sending.module.css";

interface Props {
  readonly id: string;
  readonly mode: ComposerMode;
}

/** Why what was sent stands in the composer again. */
export function Refused({ id, mode }: Props): ReactElement | null {
  const messages = useMessages();
  const { fields } = useDraft(id, mode);
  const { refused: why, ...others } = fields;
  if (why === undefined) return null;
  return (
    <p className={styles.refused} role="alert">
      <Icon name="warning" />
      <span>{messages.sending.notSent(refusal(messages, why, "conflict"))}</span>
      <IconButton icon="cross" label={messages.close} onPress={() => writeDraft(id, mode, { fields: others })} />
    </p>
  );
}
