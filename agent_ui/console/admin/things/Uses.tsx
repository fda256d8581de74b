import type { ReactElement } from "react";
import { useConsole } from "../../desk/store";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { refusal } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { hasPage, usesIn, type Use } from "./uses";
import styles from "./Things.module.css";

interface UsesProps {
  readonly kind: string;
  /** Of several: none. */
  readonly id: string;
  readonly detail: string;
}

/** Where it still stands, with the way there. */
export function Uses({ kind, id, detail }: UsesProps): ReactElement {
  const messages = useAdministrationMessages();
  const { records: words } = messages;
  const { uses, rest } = usesIn(detail, kind, id);
  return (
    <div role="alert" className={styles.group}>
      {uses.length > 0 && <p>{words.inUseLead}</p>}
      <ul className={styles.past}>
        {uses.map((use) => (
          <li key={`${use.kind} ${use.id}`}>
            <UseLine use={use} />
          </li>
        ))}
        {rest.map((line) => (
          <li key={line}>{refusal(messages, line.split(": ").slice(1).join(": ") || line, "invalid")}</li>
        ))}
      </ul>
    </div>
  );
}

function UseLine({ use: { kind, id } }: { readonly use: Use }): ReactElement {
  const { records: words } = useAdministrationMessages();
  const queues = useConsole((state) => state.floor.queues);
  const people = useConsole((state) => state.floor.people);
  const name =
    kind === "people"
      ? people.find((one) => one.email === id)?.name
      : kind === "queues"
        ? queues.find((one) => one.id === id)?.name
        : undefined;
  const text = words.pair(words.audit.kinds[kind] ?? kind, name ?? id);
  if (!hasPage(kind)) return <>{text}</>;
  return (
    <Button tone="quiet" isSmall onPress={() => go({ page: "admin", section: kind, id })}>
      {text}
    </Button>
  );
}
