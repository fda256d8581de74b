import type { ReactElement } from "react";
import { present } from "../desk/store";
import type { AdministrationMessages } from "../i18n/administration";
import { shown, type AdminRecord } from "./records";
import styles from "./things/Things.module.css";

const MOST_SHOWN = 3;

type Names = Readonly<Record<string, string>>;
type Many = Readonly<Record<string, unknown>>;
type Told = readonly [name: string, before: unknown, after: unknown];

interface Props {
  readonly line: AdminRecord;
  readonly messages: AdministrationMessages;
}

/** What more is kept of a line of the audit: a few at once, and many on demand. */
export function AuditDetails({ line, messages }: Props): ReactElement {
  const words = messages.records.audit;
  const told = toldIn((line["details"] ?? {}) as Many);
  const names = (line["names"] ?? {}) as Readonly<Record<string, Names>>;
  const [kind = ""] = shown(line["action"]).split(".");
  const say = (name: string, value: unknown) =>
    name === "fields" && Array.isArray(value)
      ? value.map((one) => fieldInWords(messages, kind, shown(one))).join(", ")
      : said(messages, kind, value, names[name] ?? {});
  const list = (
    <ul className={styles.details}>
      {told.map(([name, before, after]) => (
        <li key={name}>
          {fieldInWords(messages, kind, name)}:{" "}
          {before !== null && <span className={styles.was}>{say(name, before)}</span>} {say(name, after)}
        </li>
      ))}
    </ul>
  );
  if (told.length <= MOST_SHOWN) return list;
  return (
    <details className={styles.details}>
      <summary>{words.fields(told.length)}</summary>
      {list}
    </details>
  );
}

/** The name of a field as the page on which it is edited calls it, or as people say it. */
export function fieldInWords(
  { records: words, queueEditor }: AdministrationMessages,
  kind: string,
  name: string,
): string {
  const { labels, audit } = words;
  const edited = kind === "queues" ? (queueEditor.fields as Names)[name] : undefined;
  const known = labels[`${kind}.${name}`] ?? edited ?? audit.fieldNames[name] ?? labels[name];
  if (known !== undefined) return known;
  const [part = "", ...rest] = name.split(".");
  const key = rest.join(".");
  const whose = audit.fieldNames[part];
  if (whose === undefined || key === "") return name;
  return customField(key) ?? words.pair(whose, key);
}

/** What people call a field that the company made for itself. */
const customField = (key: string): string | undefined => present().floor.fields.find((one) => one.id === key)?.name;

/** A value with names in place of ids; of what has parts, each by its name. */
function said(messages: AdministrationMessages, kind: string, value: unknown, names: Names): string {
  if (Array.isArray(value)) return value.map((one) => said(messages, kind, one, names)).join(", ");
  if (typeof value !== "object" || value === null) return names[shown(value)] ?? shown(value);
  const parts = Object.entries(value as Many).map(([key, one]) =>
    messages.records.pair(names[key] ?? fieldInWords(messages, kind, key), said(messages, kind, one, names)),
  );
  return parts.join(", ");
}

/** Every field that was changed with what it was and became, and whatever else was noted. */
function toldIn(details: Many): readonly Told[] {
  return Object.entries(details).flatMap(([name, value]): readonly Told[] => {
    if (name !== "fields" || typeof value !== "object" || value === null || Array.isArray(value)) {
      return [[name, null, value]];
    }
    const fields = Object.entries(value as Readonly<Record<string, readonly [unknown, unknown]>>);
    return fields.map(([field, [before, after]]) => [field, before, after] as const);
  });
}
