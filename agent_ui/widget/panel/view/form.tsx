import type { FormField } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";

import type { Fields } from "../actions.ts";
import { complaint, Field } from "./field.tsx";
import type { Tools } from "./tools.ts";

interface Props {
  readonly tools: Tools;
  readonly fields: readonly FormField[];
  readonly values: Fields;
  readonly submit: string;
  onAnswer(answers: Fields): Promise<boolean>;
}

/** Questions and one button: before the chat, and outside the hours. */
export function Form({ tools, fields, values, submit, onAnswer }: Props): JSX.Element {
  const [problems, setProblems] = useState<Fields>({});
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const entries = new FormData(form.current!);
    const answers: Fields = Object.fromEntries(
      fields.map(({ name }) => [name, String(entries.get(name) ?? "").trim()]),
    );
    const found = fields.map(
      (field) => [field.name, complaint(field, answers[field.name]!, tools.words)] as const,
    );
    const wrong = found.find(([, problem]) => problem);
    setProblems(Object.fromEntries(found));
    if (wrong) return (form.current!.elements.namedItem(wrong[0]) as HTMLElement).focus();
    setBusy(true);
    await onAnswer(answers);
    setBusy(false);
  };
  return (
    <form ref={form} class="form" noValidate onSubmit={onSubmit}>
      {fields.map((field, index) => (
        <Field
          key={field.name}
          field={field}
          words={tools.words}
          value={values[field.name] ?? ""}
          problem={problems[field.name] ?? ""}
          isFirst={index === 0}
        />
      ))}
      <button class="wide" aria-disabled={isBusy}>
        {submit}
      </button>
    </form>
  );
}
