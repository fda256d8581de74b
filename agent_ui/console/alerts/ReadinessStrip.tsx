import { Suspense, useState, type ReactElement } from "react";
import { may } from "../desk/derived";
import { usePreferences } from "../desk/preferences";
import { useConsole } from "../desk/store";
import { later } from "../ui/later";

const Readiness = later(async () => (await import("./Readiness")).Readiness);

/** Before I become available, once on each machine: whether I would hear and see what rings. */
export function ReadinessStrip(): ReactElement | null {
  const { readiness } = usePreferences();
  const isChecking = useConsole((state) => state.isChecking);
  const presence = useConsole((state) => state.desk?.me.presence ?? "");
  const mayWork = useConsole((state) => may(state, "desk.work"));
  const isBegun = useBegun(presence);
  const isAway = presence !== "" && presence !== "available";
  if (!mayWork || !(isChecking || (isAway && !isBegun && readiness === ""))) return null;
  return (
    <Suspense fallback={null}>
      <Readiness isAway={isAway} />
    </Suspense>
  );
}

/** Whether this day's work has begun: whoever was available takes a break, and whoever is offline begins anew. */
function useBegun(presence: string): boolean {
  const [isBegun, setBegun] = useState(false);
  if (presence === "available" && !isBegun) setBegun(true);
  if (presence === "offline" && isBegun) setBegun(false);
  return isBegun;
}
