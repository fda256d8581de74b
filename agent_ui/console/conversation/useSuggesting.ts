import { useCallback, useEffect, useMemo } from "react";
import { draftOf, writeDraft } from "../desk/drafts";
import { mentionable } from "../desk/mentions";
import { loadReplies, repliesFor, writtenReply } from "../desk/replies";
import type { ComposerMode } from "../desk/state";
import { present, useConsole } from "../desk/store";
import { language, useMessages } from "../i18n/language";
import { isMeant, type Asked, type Sign, type Suggestion } from "./suggest";

const MOST_SHOWN = 30;
const IN_NOTES: readonly Sign[] = ["@", "/"];
const IN_REPLIES: readonly Sign[] = ["/"];

/** What may be asked for while one writes here. */
export function useSuggesting(id: string, mode: ComposerMode) {
  const { writing } = useMessages();
  const replies = useConsole((state) => state.replies);
  const isUnknown = replies === null;
  useEffect(() => {
    if (isUnknown) void loadReplies();
  }, [isUnknown]);
  const suggest = useCallback(
    ({ sign, query }: Asked) => {
      const found = sign === "@" ? colleagues(id, query) : replies === null ? [] : canned(id, query, writing.mine);
      return found.slice(0, MOST_SHOWN);
    },
    [id, replies, writing],
  );
  const onTake = useCallback(
    (suggestion: Suggestion, { sign }: Asked) => {
      if (sign === "@") chosen(id, mode, suggestion.key);
    },
    [id, mode],
  );
  const listLabel = useCallback((sign: Sign) => (sign === "@" ? writing.colleagues : writing.cannedReplies), [writing]);
  const signs = mode === "note" ? IN_NOTES : IN_REPLIES;
  return useMemo(() => ({ signs, suggest, listLabel, onTake }), [signs, suggest, listLabel, onTake]);
}

function colleagues(id: string, query: string): readonly Suggestion[] {
  const state = present();
  const found = mentionable(state, id).filter(({ name }) => isMeant(name, query));
  const isAlone = found.length === 1 && found[0]?.name === query.trim();
  if (isAlone) return [];
  const teams = new Map(state.floor.teams.map((team) => [team.id, team.name]));
  return found.map((person) => ({
    key: person.id,
    name: person.name,
    detail: person.teams.map((team) => teams.get(team) ?? team).join(", "),
    text: `@${person.name} `,
  }));
}

/** What begins with the shortcut comes first. */
function canned(id: string, query: string, mine: string): readonly Suggestion[] {
  const sought = query.toLocaleLowerCase();
  const isShort = ({ shortcut }: { readonly shortcut: string }) => shortcut.toLocaleLowerCase().startsWith(sought);
  return repliesFor(present(), id)
    .filter((reply) => (reply.shortcut !== "" && isShort(reply)) || isMeant(reply.name, query))
    .toSorted((one, other) => Number(isShort(other)) - Number(isShort(one)))
    .map((reply) => {
      const text = writtenReply(reply, id, language());
      const shortcut = reply.shortcut === "" ? "" : `/${reply.shortcut} · `;
      return {
        key: `${reply.is_mine ? "mine" : "ours"} ${reply.id}`,
        name: reply.is_mine ? `${reply.name} (${mine})` : reply.name,
        detail: shortcut + text,
        text,
      };
    });
}

/** Two people may have one name: the draft remembers who was chosen. */
function chosen(id: string, mode: ComposerMode, person: string): void {
  const { fields } = draftOf(id, mode);
  const known = (fields["mentions"] ?? "").split(" ").filter(Boolean);
  writeDraft(id, mode, { fields: { ...fields, mentions: [...new Set([...known, person])].join(" ") } });
}
