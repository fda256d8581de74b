import type { ReactElement } from "react";
import { useMessages } from "../i18n/language";
import styles from "./Timeline.module.css";

interface Props {
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
}

/** Shows the rest of a long text, or only its beginning again; it stays in view itself. */
export function FoldButton({ isOpen, onChange }: Props): ReactElement {
  const { conversation } = useMessages();
  return (
    <button
      type="button"
      className={styles.quoted}
      aria-expanded={isOpen}
      onClick={({ currentTarget }) => {
        onChange(!isOpen);
        if (isOpen) requestAnimationFrame(() => currentTarget.scrollIntoView({ block: "nearest" }));
      }}
    >
      {isOpen ? conversation.fold : conversation.unfold}
    </button>
  );
}
