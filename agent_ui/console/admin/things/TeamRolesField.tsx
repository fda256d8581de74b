import type { ReactElement } from "react";
import type { Named } from "../../desk/people";
import { useAdministrationMessages } from "../../i18n/administration";
import { CheckField } from "../../ui/CheckField";
import type { TeamRoles } from "./shapes";
import styles from "./Things.module.css";

interface Props {
  readonly label: string;
  readonly hint: string | undefined;
  readonly teams: readonly Named[];
  readonly roles: readonly Named[];
  readonly value: TeamRoles;
  readonly onChange: (value: TeamRoles) => void;
  readonly error: string | undefined;
}

/** Roles that somebody has in one of her teams only, team by team. */
export function TeamRolesField({ label, hint, teams, roles, value, onChange, error }: Props): ReactElement | null {
  const { rights: words } = useAdministrationMessages();
  if (teams.length === 0) return null;
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {teams.map(({ id, name }, index) => (
        <CheckField
          key={id}
          label={words.rolesIn(name)}
          choices={roles}
          value={value[id] ?? []}
          onChange={(chosen) => onChange({ ...value, [id]: chosen })}
          error={index === 0 ? error : undefined}
        />
      ))}
    </fieldset>
  );
}
