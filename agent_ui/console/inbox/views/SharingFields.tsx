import type { ReactElement } from "react";
import { may } from "../../desk/derived";
import { SORTS } from "../../desk/sorting";
import { useConsole } from "../../desk/store";
import { EVERYBODY } from "../../desk/views/draft";
import { useSavedViewMessages } from "../../i18n/savedViews";
import { ChoiceField } from "../../ui/Field";
import type { PartProps } from "./FilterFields";
import styles from "./Views.module.css";

/** The id of the choice of nobody else; a choice must have one. */
const ALONE = "-";

/** In which order the view stands, and who has it. */
export function SharingFields({ draft, faults, onChange }: PartProps): ReactElement {
  const { savedViews: words, lists } = useSavedViewMessages();
  const teams = useConsole((state) => state.floor.teams);
  const mine = useConsole((state) => state.session?.person.teams);
  const maySteer = useConsole((state) => may(state, "floor.steer"));
  const shared = teams.filter(({ id }) => mine?.includes(id) || id === draft.shared_with);
  const hasEverybody = maySteer || draft.shared_with === EVERYBODY;
  return (
    <div className={styles.pairs}>
      <ChoiceField
        label={words.order}
        placeholder={words.order}
        choices={SORTS.map((id) => ({ id, name: lists.sorts[id] }))}
        value={draft.order}
        onChange={(order) => onChange({ order })}
        error={faults["order"]}
      />
      <ChoiceField
        label={words.sharing}
        placeholder={words.sharing}
        choices={[
          { id: ALONE, name: words.alone },
          ...shared.map(({ id, name }) => ({ id, name: words.team(name) })),
          ...(hasEverybody ? [{ id: EVERYBODY, name: words.everybody }] : []),
        ]}
        value={draft.shared_with || ALONE}
        onChange={(id) => onChange({ shared_with: id === ALONE ? "" : id })}
        error={faults["shared_with"]}
      />
    </div>
  );
}
