import { useEffect, useState } from "react";
import { holdBack } from "../../desk/view";

type Leave = () => void;

/** While something is unsaved, whoever wants to leave is asked; returns how she would go on, while she is being asked. */
export function useLeaving(isUnsaved: boolean): [Leave | null, (leave: Leave | null) => void] {
  const [leave, setLeave] = useState<Leave | null>(null);
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    const letGo = holdBack((goOn) => setLeave(() => goOn));
    return () => {
      removeEventListener("beforeunload", warn);
      letGo();
    };
  }, [isUnsaved]);
  return [leave, (next) => setLeave(() => next)];
}
