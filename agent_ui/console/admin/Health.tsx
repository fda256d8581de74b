import type { ReactElement } from "react";
import { moment } from "../i18n/format";
import { useAdministrationMessages } from "../i18n/administration";
import { useLanguage } from "../i18n/language";
import { Chip, type Tone } from "../ui/Marks";
import type { AccountHealth } from "./records";
import styles from "./Admin.module.css";

/** These two say everything that is known of them. */
const WHOLE = new Set(["not_signed", "quarantined"]);

const TONES: Readonly<Record<AccountHealth["state"], Tone>> = {
  working: "good",
  failing: "bad",
  incomplete: "warn",
  untried: "plain",
};

/** Whether an account serves customers, and how one knows. */
export function Health({ health }: { readonly health: AccountHealth | null }): ReactElement {
  const { admin } = useAdministrationMessages();
  if (health === null) return <Chip>{admin.unknownHealth}</Chip>;
  const lines = [
    health.missing.length > 0 && admin.missing(health.missing.join(", ")),
    health.listener !== null && admin.source[health.listener],
    health.arrived_at !== null && admin.lastArrival(moment(health.arrived_at)),
    health.sent_at !== null && admin.lastSent(moment(health.sent_at)),
  ].filter((line) => line !== false);
  return (
    <div className={styles.health}>
      <span className={styles.buttons}>
        <Chip tone={TONES[health.state]}>{admin.healthStates[health.state]}</Chip>
        {health.credentials === "demonstration" && <Chip tone="accent">{admin.demonstration}</Chip>}
      </span>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {health.error !== null && <LastError error={health.error} />}
    </div>
  );
}

/** What last went wrong: in the reader's language, with the hub's own English words where they say more. */
function LastError({ error }: { readonly error: NonNullable<AccountHealth["error"]> }): ReactElement {
  const { language } = useLanguage();
  const { admin } = useAdministrationMessages();
  const kinds: Readonly<Record<string, string>> = admin.errorKinds;
  const words = language === "en" ? undefined : kinds[error.kind];
  if (words === undefined)
    return <span className={styles.error}>{admin.lastError(moment(error.at), error.sentence)}</span>;
  return (
    <span className={styles.error}>
      {admin.lastError(moment(error.at), words)} {!WHOLE.has(error.kind) && <span lang="en">{error.sentence}</span>}
    </span>
  );
}
