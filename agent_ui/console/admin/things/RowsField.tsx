import { useRef, useState, type ComponentType, type ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button, IconButton } from "../../ui/Button";
import { shown } from "../records";
import { rowFaults } from "./faults";
import type { InputProps } from "./inputProps";
import { rowsOf } from "./rows";
import type { FieldSpec, RowKind, Values } from "./shapes";
import type { NamesOf } from "./words";
import styles from "./Things.module.css";

interface Props {
  readonly kind: RowKind;
  readonly label: string;
  readonly hint?: string;
  readonly rows: readonly Values[];
  readonly onChange: (rows: readonly Values[]) => void;
  readonly namesOf: NamesOf;
  readonly error: string | undefined;
  /** How a field of a row is entered: as any other, which is why it comes from there. */
  readonly input: ComponentType<InputProps>;
}

/** Several of the same, in an order: each opens on demand. */
export function RowsField({ kind, label, hint, rows, onChange, namesOf, error, input }: Props): ReactElement {
  const { queueEditor, records: words } = useAdministrationMessages();
  const [opened, setOpened] = useState<number | null>(null);
  const place = useRef<HTMLFieldSetElement>(null);
  const nameOf = (row: Values, at: number) => shown(row["name"] ?? row["value"]).trim() || words.rowNames[kind](at + 1);
  const add = () => {
    onChange([...rows, Object.fromEntries(rowsOf(kind).map(({ name, usual }) => [name, usual]))]);
    setOpened(rows.length);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>("details[open]:last-of-type input")?.focus());
  };
  return (
    <fieldset className={styles.group} ref={place}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {rows.map((row, at) => (
        // They have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles.row}>
          <details
            open={opened === at}
            onToggle={(event) => setOpened((now) => (event.currentTarget.open ? at : now === at ? null : now))}
          >
            <summary>{nameOf(row, at)}</summary>
            {opened === at && (
              <Row
                kind={kind}
                row={row}
                namesOf={namesOf}
                input={input}
                onChange={(changed) => onChange(rows.with(at, changed))}
              />
            )}
          </details>
          <div className={styles.corner}>
            {at > 0 && (
              <IconButton
                icon="up"
                label={words.earlier(nameOf(row, at))}
                onPress={() => {
                  onChange(rows.toSpliced(at, 1).toSpliced(at - 1, 0, row));
                  setOpened(null);
                }}
              />
            )}
            <IconButton
              icon="cross"
              label={queueEditor.remove(nameOf(row, at))}
              onPress={() => {
                onChange(rows.toSpliced(at, 1));
                setOpened(null);
              }}
            />
          </div>
        </div>
      ))}
      <div>
        <Button isSmall onPress={add}>
          {words.rowNew[kind]}
        </Button>
      </div>
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface RowProps {
  readonly kind: RowKind;
  readonly row: Values;
  readonly namesOf: NamesOf;
  readonly input: ComponentType<InputProps>;
  readonly onChange: (row: Values) => void;
}

function Row({ kind, row, namesOf, input: Input, onChange }: RowProps): ReactElement {
  const { records: words } = useAdministrationMessages();
  const specs: readonly FieldSpec[] = rowsOf(kind);
  const faults = rowFaults(kind, row, words);
  return (
    <div className={styles.group}>
      {specs
        .filter(({ isFor }) => isFor?.(row) !== false)
        .map((spec) => (
          <Input
            key={spec.name}
            spec={spec}
            label={words.labels[`${kind}.${spec.name}`] ?? words.labels[spec.name] ?? spec.name}
            hint={words.hints[`${kind}.${spec.name}`]}
            value={row[spec.name] ?? spec.usual}
            onChange={(value) => onChange({ ...row, [spec.name]: value })}
            namesOf={namesOf}
            error={faults[spec.name]}
            values={row}
            kept={undefined}
            faults={faults}
          />
        ))}
    </div>
  );
}
