import type { ReactElement } from "react";
import { called } from "../desk/called";
import { labelOf, type CustomField } from "../desk/customFields";
import { useConsole } from "../desk/store";
import type { Customer, MergePlan } from "../desk/customers";
import { shownValue } from "../fields/shown";
import { channelWord } from "../desk/words";
import { inRow, languageName, number } from "../i18n/format";
import { useLanguage, useMessages } from "../i18n/language";
import type { Messages } from "../i18n/en";
import { cx } from "../ui/cx";
import { Chip } from "../ui/Marks";
import styles from "./Merge.module.css";

const PLAIN = ["name", "organisation", "tier", "value", "language", "notes"] as const;

/** A field of both customers and what it holds afterwards; fields that neither has are left out. */
export function MergeTable({ plan }: { readonly plan: MergePlan }): ReactElement {
  const messages = useMessages();
  const words = messages.customer.merging;
  const { language } = useLanguage();
  const fields = useConsole((state) => state.floor.fields);
  const rows = rowsOf(plan, messages, (name) => attributeIn(fields, name, language, messages));
  return (
    <div className={styles.frame} role="region" aria-label={words.title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">
              {words.stays}: {called(messages, plan.kept)}
            </th>
            <th scope="col">
              {words.goes}: {called(messages, plan.merged)}
            </th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, kept, merged, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{kept}</td>
              <td>{merged}</td>
              <td className={cx(after !== kept && styles.changed)}>{after}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.addresses}</th>
            <td>
              <Addresses of={[plan.kept]} />
            </td>
            <td>
              <Addresses of={[plan.merged]} />
            </td>
            <td className={styles.changed}>
              <Addresses of={[plan.kept, plan.merged]} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Addresses({ of }: { readonly of: readonly Customer[] }): ReactElement {
  const messages = useMessages();
  const identities = of.flatMap((customer) => customer.identities);
  return (
    <ul className={styles.addresses}>
      {identities.map(({ id, channel, address, is_verified }) => (
        <li key={id}>
          <span className={styles.address}>{`${channelWord(messages, channel)} ${address}`}</span>{" "}
          <Chip tone={is_verified ? "good" : "warn"}>{is_verified ? messages.verified : messages.unverified}</Chip>
        </li>
      ))}
    </ul>
  );
}

interface Row {
  readonly name: string;
  readonly kept: string;
  readonly merged: string;
  readonly after: string;
}

interface Attribute {
  readonly label: string;
  readonly shown: (text: string) => string;
}

/** An attribute as its field reads it, where the company defined one. */
function attributeIn(fields: readonly CustomField[], name: string, language: string, messages: Messages): Attribute {
  const field = fields.find((one) => one.of === "customer" && one.id === name);
  if (field === undefined) return { label: name, shown: (text) => text };
  return { label: labelOf(field, language), shown: (text) => shownValue(field, text, language, messages.fields) };
}

/** What a field holds, as the panel reads it. */
function readOf(field: (typeof PLAIN)[number], text: string): string {
  if (text === "") return "";
  if (field === "language") return languageName(text);
  return field === "value" ? number(Number(text)) : text;
}

function rowsOf(
  { kept, merged, changes }: MergePlan,
  messages: Messages,
  attribute: (name: string) => Attribute,
): readonly Row[] {
  const words = messages.customer;
  const after = new Map(changes.map((change) => [change.field, String(change.after ?? "")]));
  const text = (value: string | number | null) => String(value ?? "");
  const rows: Row[] = PLAIN.map((field) => ({
    name: words[field],
    kept: readOf(field, text(kept[field])),
    merged: readOf(field, text(merged[field])),
    after: readOf(field, after.get(field) ?? text(kept[field])),
  }));
  rows.push({
    name: words.tags.title,
    kept: inRow(kept.tags),
    merged: inRow(merged.tags),
    after: inRow([...new Set([...kept.tags, ...merged.tags])]),
  });
  for (const name of new Set([...Object.keys(kept.attributes), ...Object.keys(merged.attributes)])) {
    const mine = kept.attributes[name] ?? "";
    const { label, shown } = attribute(name);
    rows.push({
      name: label,
      kept: shown(mine),
      merged: shown(merged.attributes[name] ?? ""),
      after: shown(after.get(`attributes.${name}`) ?? mine),
    });
  }
  const answer = (given: string) => (given === "given" ? words.consents.given : given && words.consents.refused);
  for (const [purpose, name] of Object.entries(words.consents.purposes)) {
    const mine = kept.consents[purpose] ?? "";
    rows.push({
      name,
      kept: answer(mine),
      merged: answer(merged.consents[purpose] ?? ""),
      after: answer(after.get(`consents.${purpose}`) ?? mine),
    });
  }
  return rows.filter((row) => row.kept !== "" || row.merged !== "");
}
