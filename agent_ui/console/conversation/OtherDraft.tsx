import type { ReactElement } from "react";
import { settleDraft, useDraft } from "../desk/drafts";
import type { ComposerMode } from "../desk/state";
import { moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./Composer.module.css";

interface Props {
  readonly id: string;
  readonly mode: ComposerMode;
}

/** Something else was written on another machine meanwhile: neither is lost, and the person decides. */
export function OtherDraft({ id, mode }: Props): ReactElement | null {
  const { writing } = useMessages();
  const { other } = useDraft(id, mode);
  if (other === null) return null;
  return (
    <div className={styles.other} role="status">
      <p>
        {writing.otherDraft(moment(other.written_at))} <q>{other.text}</q>
      </p>
      <Button isSmall onPress={() => settleDraft(id, mode, "other")}>
        {writing.useOther}
      </Button>
      <Button isSmall tone="quiet" onPress={() => settleDraft(id, mode, "mine")}>
        {writing.keepMine}
      </Button>
    </div>
  );
}
