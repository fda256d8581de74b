/** What every input of a field is told. */
import type { Faults } from "./faults";
import type { FieldSpec, Values } from "./shapes";
import type { NamesOf } from "./words";

export interface InputProps {
  readonly spec: FieldSpec;
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly namesOf: NamesOf;
  readonly error: string | undefined;
  /** What the other fields say. */
  readonly values: Values;
  /** What is kept of it. */
  readonly kept: unknown;
  /** What is wrong, by field: some have several places of their own. */
  readonly faults: Faults;
}
