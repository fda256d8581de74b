import type { ReactElement } from "react";
import { Field } from "../../ui/Field";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly error: string | undefined;
}

/** A number, or none where nothing is written; what is no number is not taken. */
export function AmountField({ value, onChange, ...known }: Props): ReactElement {
  const change = (text: string) => {
    const told = Number(text.replace(",", "."));
    if (text.trim() === "") onChange(null);
    else if (!Number.isNaN(told)) onChange(told);
  };
  return <Field {...known} value={value === null ? "" : String(value)} onChange={change} />;
}
