import type { ReactElement } from "react";
import { useMessages } from "../../i18n/language";
import { AddressField } from "./AddressField";

type Line = "to" | "cc" | "bcc";

interface Props {
  readonly lines: readonly Line[];
  readonly fields: Readonly<Partial<Record<Line, string>>>;
  /** Whether the first of them is to be written in now. */
  readonly focusesFirst: boolean;
  readonly onChange: (line: Line, text: string) => void;
}

/** Lines of addresses, one for each way in which a mail goes to somebody. */
export function AddressLines({ lines, fields, focusesFirst, onChange }: Props): ReactElement {
  const words = useMessages().letters;
  return (
    <>
      {lines.map((line, place) => (
        <AddressField
          key={line}
          label={words[line]}
          value={fields[line] ?? ""}
          isFirst={focusesFirst && place === 0}
          onChange={(text) => onChange(line, text)}
        />
      ))}
    </>
  );
}
