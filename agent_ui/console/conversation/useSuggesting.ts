import { useCallback, useMemo } from "react";
import { draftOf, writeDraft } from "../desk/drafts";
import { mentionable } from "../desk/mentions";
import { settingOf } from "../desk/replies";
import type { ComposerMode } from "../desk/state";
import { present } from "../desk/store";
import { inRow } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { canned, useReplies } from "./canned";
import { isMeant, type Asked, type Sign, type Suggestion } from "./suggest";

const MOST_SHOWN = 30;
const IN_NOTES: readonly Sign[] = ["@", "/"];
const IN_REPLIES: readonly Sign[] = ["/"];

/** What may be asked for while one writes here. */
export function useSuggesting(id: string, mode: ComposerMode) {
  const { writing } = useMessages();
  const replies = useReplies();
  const suggest = useCallback(
    ({ sign, query }: Asked) => {
      if (sign === "@") return colleagues(id, query).slice(0, MOST_SHOWN);
      return replies === null ? [] : canned(settingOf(present(), id), query, writing.mine);
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
    detail: inRow(person.teams.map((team) => teams.get(team) ?? team)),
    text: `@${person.name} `,
  }));
}

/** Two people may have one name: the draft remembers who was chosen. */
function chosen(id: string, mode: ComposerMode, person: string): void {
  const { fields } = draftOf(id, mode);
  const known = (fields["mentions"] ?? "").split(" ").filter(Boolean);
  writeDraft(id, mode, { fields: { ...fields, mentions: [...new Set([...known, person])].join(" ") } });
}
