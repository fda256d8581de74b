import type { ReactElement, ReactNode } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import styles from "./Things.module.css";

interface Props {
  /** How much is changed, in words. */
  readonly told: string;
  readonly isChanged: boolean;
  readonly onDiscard: () => void;
  /** What keeps it. */
  readonly children?: ReactNode;
}

/** What is not saved yet, and what to do about it; it stays in sight. */
export function UnsavedFoot({ told, isChanged, onDiscard, children }: Props): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  return (
    <footer className={styles.foot} data-foot>
      <p role="status">{told}</p>
      <Button isDisabled={!isChanged} onPress={onDiscard}>
        {words.discard}
      </Button>
      {children}
    </footer>
  );
}
