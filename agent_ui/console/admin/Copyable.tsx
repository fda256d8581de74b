import { useRef, type ReactElement } from "react";
import { notify } from "../desk/notices";
import { useAdministrationMessages } from "../i18n/administration";
import { Button } from "../ui/Button";
import styles from "./Admin.module.css";

interface Props {
  readonly text: string;
  readonly label: string;
}

/** A text that is meant to be put somewhere else. */
export function Copyable({ text, label }: Props): ReactElement {
  const { admin } = useAdministrationMessages();
  const place = useRef<HTMLElement>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      notify(admin.copied);
    } catch {
      // A page without TLS has no clipboard.
      if (place.current) getSelection()?.selectAllChildren(place.current);
      notify(admin.copyByHand);
    }
  }

  return (
    <span className={styles.copyable}>
      <code ref={place}>{text}</code>
      <Button isSmall aria-label={label} onPress={() => void copy()}>
        {admin.copy}
      </Button>
    </span>
  );
}
