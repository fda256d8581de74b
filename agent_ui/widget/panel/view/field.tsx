import type { FormField } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";

import { MOST_CHARACTERS } from "../outbox.ts";
import type { AskedWords } from "./asked-words.ts";

const COMPLETE: Readonly<Record<string, string>> = {
  name: "name",
  email: "email",
  tel: "tel",
  phone: "tel",
};

interface Props {
  readonly field: FormField;
  readonly words: AskedWords;
  readonly problem: string;
  readonly value: string;
  readonly isFirst: boolean;
}

/** One labelled question; its complaint stands under it and is tied to it. */
export function Field({ field, words, problem, value, isFirst }: Props): JSX.Element {
  const id = `field-${field.name}`;
  const rules = {
    id,
    name: field.name,
    "aria-required": field.is_required,
    "aria-invalid": problem !== "",
    ...(problem && { "aria-describedby": `${id}-problem` }),
    ...(isFirst && { "data-first": true }),
  };
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {!field.is_required && <span class="optional"> ({words.optional})</span>}
      </label>
      <Control field={field} rules={rules} value={value} />
      {problem && (
        <p class="complaint" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

function Control(props: { field: FormField; rules: Record<string, unknown>; value: string }): JSX.Element {
  const { field, rules, value } = props;
  if (field.kind === "textarea")
    return <textarea {...rules} rows={4} maxLength={MOST_CHARACTERS} defaultValue={value} />;
  if (field.kind === "choice") {
    return (
      <select {...rules} defaultValue={value}>
        <option value="" />
        {field.choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    );
  }
  const complete = COMPLETE[field.name] ?? COMPLETE[field.kind];
  const attributes = {
    ...rules,
    type: field.kind as "text",
    ...(complete && { autocomplete: complete }),
  };
  return <input {...attributes} defaultValue={value} />;
}

/** Why an answer cannot stand, or nothing. */
export function complaint(field: FormField, answer: string, words: AskedWords): string {
  if (!answer) {
    if (!field.is_required) return "";
    return field.kind === "choice" ? words.pleaseChoose : words.pleaseFill;
  }
  return field.kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer) ? words.pleaseMail : "";
}
