import type { ReactElement } from "react";
import { Label, ProgressBar } from "react-aria-components";
import { useAdministrationMessages } from "../../i18n/administration";
import { number } from "../../i18n/format";
import { cx } from "../../ui/cx";
import editor from "../queues/Editor.module.css";

interface Props {
  readonly label: string;
  readonly done: number;
  /** Null: nobody knows. */
  readonly total: number | null;
}

/** How many rows are gone through. */
export function Progress({ label, done, total }: Props): ReactElement {
  const { imports: words } = useAdministrationMessages();
  const told = total === null ? number(done) : words.progress(done, total);
  const share = total === null || total === 0 ? 0 : Math.min(100, (100 * done) / total);
  return (
    <ProgressBar value={share} valueLabel={told} isIndeterminate={total === null} className={cx(editor.progress)}>
      <span className={editor.progressWords}>
        <Label>{label}</Label>
        <span>{told}</span>
      </span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" className={editor.track} />
        <rect width={share} height="4" className={editor.done} />
      </svg>
    </ProgressBar>
  );
}
