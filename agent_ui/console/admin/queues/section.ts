import type { Choice } from "../../ui/Field";
import type { Faults, Policy } from "./fields";
import type { NameOf } from "./sentences";

/** What every section of the editor is given. */
export interface SectionProps {
  readonly policy: Policy;
  readonly faults: Faults;
  readonly change: (change: Partial<Policy>) => void;
  readonly skills: readonly Choice[];
  readonly teams: readonly Choice[];
  /** The calendars. */
  readonly calendars: readonly Choice[];
  /** The other queues. */
  readonly queues: readonly Choice[];
  readonly nameOf: NameOf;
}
