/** Canned replies as they are offered after `/`, wherever one writes to a customer. */
import { useEffect } from "react";
import { loadReplies, repliesIn, writtenReply, type Setting } from "../desk/replies";
import { present, useConsole } from "../desk/store";
import { language } from "../i18n/language";
import { isMeant, type Suggestion } from "./suggest";

const MOST_SHOWN = 30;

/** Those that I may use; fetched where nobody asked for them yet. */
export function useReplies() {
  const replies = useConsole((state) => state.replies);
  const isUnknown = replies === null;
  useEffect(() => {
    if (isUnknown) void loadReplies();
  }, [isUnknown]);
  return replies;
}

/** What begins with the shortcut comes first. */
export function canned(setting: Setting | null, query: string, mine: string): readonly Suggestion[] {
  if (setting === null) return [];
  const sought = query.toLocaleLowerCase();
  const isShort = ({ shortcut }: { readonly shortcut: string }) => shortcut.toLocaleLowerCase().startsWith(sought);
  return repliesIn(present(), setting)
    .filter((reply) => (reply.shortcut !== "" && isShort(reply)) || isMeant(reply.name, query))
    .toSorted((one, other) => Number(isShort(other)) - Number(isShort(one)))
    .slice(0, MOST_SHOWN)
    .map((reply) => {
      const text = writtenReply(reply, setting, language());
      const shortcut = reply.shortcut === "" ? "" : `/${reply.shortcut} · `;
      return {
        key: `${reply.is_mine ? "mine" : "ours"} ${reply.id}`,
        name: reply.is_mine ? `${reply.name} (${mine})` : reply.name,
        detail: shortcut + text,
        text,
      };
    });
}
