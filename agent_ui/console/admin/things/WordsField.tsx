import { useState, type ReactElement } from "react";
import { Field } from "../../ui/Field";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly error: string | undefined;
}

/** The words between commas, those of Chinese keyboards among them. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** Several words, written one after another. */
export function WordsField({ value, onChange, ...known }: Props): ReactElement {
  const [text, setText] = useState(value.join(", "));
  // What was typed stands as it was typed, until something else is meant.
  const shown = wordsIn(text).join() === value.join() ? text : value.join(", ");
  const change = (typed: string) => {
    setText(typed);
    onChange(wordsIn(typed));
  };
  return <Field {...known} value={shown} onChange={change} />;
}
