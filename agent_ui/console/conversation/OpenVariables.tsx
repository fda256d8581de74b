import type { ReactElement } from "react";
import { inRow } from "../i18n/format";
import { useMessages } from "../i18n/language";
import styles from "./Composer.module.css";

interface Props {
  readonly names: readonly string[];
  /** Whether the next press sends it as it is. */
  readonly isWarned: boolean;
}

/** What a canned reply could not fill in is said before the customer reads it. */
export function OpenVariables({ names, isWarned }: Props): ReactElement | null {
  const { writing } = useMessages();
  if (names.length === 0) return null;
  return (
    <p className={styles.warned} role="alert">
      {writing.open(inRow([...new Set(names)]))} {isWarned && writing.openWarned}
    </p>
  );
}
