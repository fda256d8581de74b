import { useState, type ReactElement } from "react";
import { keepDrafts } from "../desk/drafts";
import { useUpdateWords } from "../i18n/update";
import { Button } from "../ui/Button";
import { useNewer, useWorker } from "./newer";
import styles from "./TopBar.module.css";

/** Says that the hub serves a newer console; nobody is taken out of her work for it. */
export function NewerBanner(): ReactElement {
  const words = useUpdateWords();
  const newer = useNewer();
  const [put, setPut] = useState("");
  useWorker();
  return (
    <div role="status">
      {newer !== "" && newer !== put && (
        <div className={styles.banner}>
          <span>{words.newer}</span>
          <Button isSmall tone="primary" onPress={() => void keepDrafts().finally(() => location.reload())}>
            {words.reload}
          </Button>
          <Button isSmall tone="quiet" onPress={() => setPut(newer)}>
            {words.later}
          </Button>
        </div>
      )}
    </div>
  );
}
