import type { FormField } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Fields } from "../actions.ts";
import { ASKED } from "./asked-words.ts";
import { complaint, Field } from "./field.tsx";
import type { Tools } from "./tools.ts";

interface Props {
  readonly tools: Tools;
  readonly fields: readonly FormField[];
  readonly values: Fields;
  readonly submit: string;
  readonly onAnswer: (answers: Fields) => void;
}

/** Questions and one button: before the chat, and outside the hours. */
export function Form({ tools, fields, values, submit, onAnswer }: Props): JSX.Element {
  const words = ASKED[tools.language];
  const [problems, setProblems] = useState<Fields>({});
  const onSubmit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const entries = new FormData(form);
    const answers: Fields = Object.fromEntries(fields.map(({ name }) => [name, textOf(entries.get(name))]));
    const found = fields.map((field) => [field.name, complaint(field, answers[field.name] ?? "", words)] as const);
    const wrong = found.find(([, problem]) => problem);
    setProblems(Object.fromEntries(found));
    const place = wrong && form.elements.namedItem(wrong[0]);
    if (place instanceof HTMLElement) return place.focus();
    onAnswer(answers);
  };
  return (
    <form class="form" noValidate onSubmit={onSubmit}>
      {fields.map((field, index) => (
        <Field
          key={field.name}
          field={field}
          words={words}
          value={values[field.name] ?? ""}
          problem={problems[field.name] ?? ""}
          isFirst={index === 0}
        />
      ))}
      <button class="wide">{submit}</button>
    </form>
  );
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value.trim() : "";
}
