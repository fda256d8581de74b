import type { ReactElement } from "react";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { listed } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { useFetched } from "../../desk/useFetched";
import { readEndpoints } from "./calls";
import styles from "../things/Things.module.css";

const LOOK_MS = 60_000;

/** Says to whoever administers the hub that other systems take nothing any more. */
export function PausedNotice({ isHere }: { readonly isHere: boolean }): ReactElement | null {
  const { outside: words } = useAdministrationMessages();
  const { value } = useFetched(readEndpoints, LOOK_MS);
  const lost = value?.endpoints.filter(({ paused }) => paused === "gone" || paused === "dead") ?? [];
  if (lost.length === 0 || isHere) return null;
  return (
    <div className={styles.tools} role="status">
      <p>{words.somePaused(listed(lost.map(({ name }) => name)))}</p>
      <Button onPress={() => go({ page: "admin", section: "endpoints" })}>{words.look}</Button>
    </div>
  );
}
