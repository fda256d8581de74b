import { useCallback, type ReactElement } from "react";
import { ask } from "../../desk/http";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { useAdministrationMessages } from "../../i18n/administration";
import { moment } from "../../i18n/format";
import { language } from "../../i18n/language";
import { Copyable } from "../Copyable";
import styles from "./Things.module.css";

interface Topic {
  readonly topic: string;
  readonly count: number;
  readonly at: string;
  readonly is_known: boolean;
}

interface Standing {
  readonly url: string;
  readonly connector: string;
  readonly health: {
    readonly arrived_at: string | null;
    readonly error: { readonly at: string; readonly sentence: string; readonly kind: string } | null;
    readonly topics: readonly Topic[];
  };
}

interface Kind {
  readonly id: string;
  readonly topics: readonly string[];
  readonly secret_where: Readonly<Record<string, string>>;
}

const readKinds = () => ask<readonly Kind[]>("GET", "api/admin/connectors");

/** Where a shop posts, what to switch on there, and what came of it so far. */
export function ShopStanding({ id }: { readonly id: string }): ReactElement | null {
  const { admin, systems: words } = useAdministrationMessages();
  const kinds = useFetched(readKinds).value;
  const { value } = useFetched(
    useCallback(() => ask<Standing>("GET", `api/admin/shops/${encodeURIComponent(id)}`), [id]),
    LIVE_MS,
  );
  if (value === null) return null;
  const { arrived_at, error, topics } = value.health;
  const kind = kinds?.find((one) => one.id === value.connector);
  const sentences: Readonly<Record<string, string>> = admin.errorKinds;
  return (
    <section className={styles.section} aria-labelledby="shop-standing">
      <h3 id="shop-standing">{words.standing}</h3>
      <p>{words.paste}</p>
      <Copyable text={value.url} label={words.copy} />
      {kind !== undefined && (
        <>
          <p className={styles.hint}>{kind.secret_where[language()]}</p>
          <p className={styles.hint}>
            {words.wanted} <span lang="en">{kind.topics.join(", ")}</span>
          </p>
        </>
      )}
      <div role="status">
        <p>{arrived_at === null ? words.never : words.arrived(moment(arrived_at))}</p>
        {error !== null && (
          <p className={styles.error}>{words.error(moment(error.at), sentences[error.kind] ?? error.sentence)}</p>
        )}
      </div>
      {topics.length > 0 && (
        <>
          <h4 id="shop-topics">{words.topics}</h4>
          <ul aria-labelledby="shop-topics">
            {topics.map(({ topic, count, at, is_known }) => (
              <li key={topic}>
                {words.topic(topic, count, moment(at))}
                {!is_known && ` (${words.unknown})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
