import type { ReactElement } from "react";
import { clearSelection, DEEDS, fittingIds, openBulk, selectedCount } from "../../desk/selection";
import { useConsole } from "../../desk/store";
import { number } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button, IconButton } from "../../ui/Button";
import styles from "./Bulk.module.css";

/** What can be done with what is picked, and with how many of it; there only while something is. */
export function BulkBar(): ReactElement | null {
  const words = useMessages().work.bulk;
  const count = useConsole(selectedCount);
  const fitting = useConsole((state) => DEEDS.map((deed) => fittingIds(state, deed).length).join(" "));
  if (count === 0) return null;
  const counts = fitting.split(" ").map(Number);
  return (
    <div className={styles.bar} role="group" aria-label={words.title}>
      <span className={styles.count} role="status">
        {words.selected(count)}
      </span>
      <IconButton icon="cross" label={words.clear} onPress={clearSelection} />
      <span className={styles.deeds}>
        {DEEDS.map((deed, place) => {
          const many = counts[place] ?? 0;
          if (many === 0) return null;
          return (
            <Button key={deed} isSmall onPress={() => openBulk(deed)}>
              {many === count ? words[deed] : words.some(words[deed], number(many))}
            </Button>
          );
        })}
      </span>
    </div>
  );
}
