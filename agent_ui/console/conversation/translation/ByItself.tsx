import { useEffect } from "react";
import { useConsole } from "../../desk/store";
import { isByItself, learnLanguages, translateWhatCame } from "../../desk/translations";

/** Shows nothing: what the customer writes is translated while her conversation is on screen, where that was chosen. */
export function ByItself({ id }: { readonly id: string }): null {
  const last = useConsole((state) => state.logs[id]?.items.at(-1)?.id);
  const isChosen = useConsole((state) => isByItself(state, id));
  useEffect(() => void learnLanguages(id), [id]);
  useEffect(() => {
    if (isChosen && last !== undefined) void translateWhatCame(id);
  }, [id, isChosen, last]);
  return null;
}
