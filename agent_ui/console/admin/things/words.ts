/** A value of a thing in words, as the difference before saving and the history show it. */
import type { Named } from "../../desk/people";
import { channelWord } from "../../desk/words";
import type { AdministrationMessages } from "../../i18n/administration";
import { languageName, listed, number, weekdays } from "../../i18n/format";
import { shown } from "../records";
import { ALL, textsOf, type Wording } from "../queues/wording";
import { DAYS, textOf, type Week } from "./hours";
import type { Offered } from "./offered";
import { isSame } from "../same";
import { MASK } from "./channels";
import { rowsOf } from "./rows";
import type { FieldSpec, RowKind, Source, TeamRoles, Values } from "./shapes";

export type NamesOf = (source: Source) => readonly Named[];

const nameIn = (names: readonly Named[], id: unknown): string => names.find((one) => one.id === id)?.name ?? shown(id);

/** What a field of this shape holds. */
export function valueWords(
  messages: AdministrationMessages,
  { shape, empty }: FieldSpec,
  value: unknown,
  namesOf: NamesOf,
): string {
  const { records: words } = messages;
  const nothing = empty === undefined ? words.none : words.empties[empty];
  if (value === null || value === undefined || value === "" || (value === 0 && empty !== undefined)) return nothing;
  switch (shape.as) {
    case "flag":
      return value === true ? words.yes : words.no;
    case "number":
      return number(Number(value));
    case "choice":
      return nameIn(namesOf(shape.of), value);
    case "several":
      return listed((value as readonly string[]).map((id) => nameIn(namesOf(shape.of), id))) || nothing;
    case "numbers":
      return (
        Object.entries(value as Readonly<Record<string, number>>)
          .map(([id, each]) => words.pair(nameIn(namesOf(shape.of), id), number(each)))
          .join(" · ") || nothing
      );
    case "teamRoles":
      return (
        Object.entries(value as TeamRoles)
          .map(([team, roles]) =>
            words.pair(nameIn(namesOf("teams"), team), listed(roles.map((id) => nameIn(namesOf("roles"), id)))),
          )
          .join(" · ") || nothing
      );
    case "wording":
      return (
        textsOf(value as Wording)
          .map(([language, text]) => (language === ALL ? text : `${languageName(language)}: ${text}`))
          .join(" · ") || words.none
      );
    case "amount":
      return number(Number(value));
    case "words":
      return listed(value as readonly string[]) || nothing;
    case "wordings":
      return (
        (value as readonly Wording[])
          .map((wording) =>
            textsOf(wording)
              .map(([, text]) => text)
              .join(" / "),
          )
          .join(", ") || nothing
      );
    case "pairs":
    case "settings":
      return (
        Object.entries(value as Readonly<Record<string, string>>)
          .map(([key, text]) => words.pair(key, text))
          .join(" · ") || nothing
      );
    case "secret":
      return Object.keys(value).length === 0 ? nothing : MASK;
    case "rows":
      return (
        (value as readonly Values[])
          .map((row, at) => words.inRow(at + 1, rowWords(messages, shape.of, row, namesOf)))
          .join(" · ") || nothing
      );
    case "offered":
      return (
        (value as readonly Offered[])
          .map(
            ({ key, label }) =>
              textsOf(label)
                .map(([, text]) => text)
                .join(" / ") || key,
          )
          .join(", ") || words.none
      );
    case "week":
      return weekWords(value) || words.alwaysClosed;
    case "days":
      return (value as readonly string[]).join(", ") || words.none;
    case "ownDays":
      return (
        Object.entries(value as Readonly<Record<string, readonly string[]>>)
          .map(([day, intervals]) => `${day} ${textOf(intervals) || words.closed}`)
          .join("; ") || words.none
      );
    default:
      return shown(value);
  }
}

/** What a row says that is not what it says anyway. */
function rowWords(messages: AdministrationMessages, kind: RowKind, row: Values, namesOf: NamesOf): string {
  const { records: words } = messages;
  const specs: readonly FieldSpec[] = rowsOf(kind);
  const [name, ...others] = specs;
  const said = others
    .filter((spec) => row[spec.name] !== undefined && !isSame(row[spec.name], spec.usual))
    .map((spec) =>
      words.pair(
        words.labels[`${kind}.${spec.name}`] ?? spec.name,
        valueWords(messages, spec, row[spec.name], namesOf),
      ),
    );
  return [name === undefined ? "" : shown(row[name.name]), ...said].join(", ");
}

/** Days that follow one another and are alike are told together. */
export function weekWords(week: Week): string {
  const names = weekdays();
  const runs: { first: string; last: string; text: string }[] = [];
  for (const [index, day] of DAYS.entries()) {
    const text = textOf(week[day]);
    const name = names[index] ?? day;
    const before = runs.at(-1);
    if (before?.text === text) before.last = name;
    else runs.push({ first: name, last: name, text });
  }
  return runs
    .filter(({ text }) => text !== "")
    .map(({ first, last, text }) => `${first === last ? first : `${first}–${last}`} ${text}`)
    .join("; ");
}

/** What there is to choose from. */
export function namesFrom(
  messages: AdministrationMessages,
  known: Readonly<
    Record<
      | "teams"
      | "queues"
      | "skills"
      | "roles"
      | "calendars"
      | "hooks"
      | "hookChannels"
      | "connectors"
      | "mailAccounts"
      | "budgets",
      readonly Named[]
    >
  >,
  channels: readonly string[],
): NamesOf {
  const named = (all: readonly string[]) => all.map((id) => ({ id, name: channelWord(messages, id) }));
  return (source) => {
    switch (source) {
      case "channels":
      case "costs":
        return named(channels);
      case "room":
        return [...named(channels), ...known.budgets];
      case "roles":
        return [...Object.entries(messages.admin.roleNames).map(([id, name]) => ({ id, name })), ...known.roles];
      case "permissions":
        return Object.entries(messages.rights.permissions).map(([id, name]) => ({ id, name }));
      case "fieldKinds":
        return Object.entries(messages.records.fieldKinds).map(([id, name]) => ({ id, name }));
      case "retained":
        return Object.entries(messages.records.retained).map(([id, name]) => ({ id, name }));
      case "fieldOwners":
        return Object.entries(messages.records.fieldOwners).map(([id, name]) => ({ id, name }));
      case "questionKinds":
        return Object.entries(messages.records.questionKinds).map(([id, name]) => ({ id, name }));
      case "during":
        return Object.entries(messages.records.during).map(([id, name]) => ({ id, name }));
      case "languages":
        return ["en", "zh-Hans", "zh-Hant"].map((id) => ({ id, name: languageName(id) }));
      default:
        return known[source];
    }
  };
}
