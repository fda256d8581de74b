import { useEffect, useState, type ReactElement } from "react";
import { useAdministrationMessages } from "../../i18n/administration";
import { retentionDue } from "./calls";
import type { Values } from "./shapes";
import styles from "./Things.module.css";

const PAUSE_MS = 300;

interface Props {
  readonly id: string;
  readonly values: Values;
}

/** What the next run would take, if the rule were saved as it stands. */
export function RetentionDue({ id, values }: Props): ReactElement | null {
  const { records: words } = useAdministrationMessages();
  const [count, setCount] = useState<number | null>(null);
  const asked = JSON.stringify([values["days"], values["what"], values["queues"]]);
  useEffect(() => {
    let isWanted = true;
    const look = async () => {
      const [days, what, queues] = JSON.parse(asked) as [number, string, readonly string[] | undefined];
      const found = await retentionDue(id, { days, what, queues: queues ?? [] });
      if (isWanted) setCount(found);
    };
    const timer = setTimeout(() => {
      // What is not a rule yet is refused; its fault stands at its field.
      look().catch(() => isWanted && setCount(null));
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [id, asked]);
  return (
    <p role="status" className={styles.hint}>
      {count === null ? "" : words.retentionDue(count)}
    </p>
  );
}
