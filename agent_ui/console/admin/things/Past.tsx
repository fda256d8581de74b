import { useCallback, type ReactElement } from "react";
import { may } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { moment } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { useFetched } from "../../desk/useFetched";
import { readAudit, type AuditLine } from "./calls";
import { MASK } from "./channels";
import { Difference } from "./SaveQuestion";
import type { Settings } from "./SettingsField";
import type { Values } from "./shapes";
import { SPECS, type EditedKind } from "./specs";
import type { Draft } from "./useThing";
import type { NamesOf } from "./words";
import styles from "./Things.module.css";

interface Props {
  readonly kind: EditedKind;
  readonly subject: string;
  readonly draft: Draft;
  readonly namesOf: NamesOf;
  /** The former values are to be looked at, and saved. */
  readonly onPutBack: (former: Values) => void;
}

const SHOWN = 10;

const readNothing = () => Promise.resolve(null);

/** Who changed it last, from what to what, and the way back: the former values are put in, to be looked at and saved. */
export function Past({ kind, subject, draft, namesOf, onPutBack }: Props): ReactElement | null {
  const { queueEditor, records: words } = useAdministrationMessages();
  const revision = draft.thing?.revision;
  // The revision is no argument of the call, and makes a new one.
  // oxlint-disable-next-line react/exhaustive-deps
  const read = useCallback(() => readAudit({ subject, kind }), [subject, kind, revision]);
  const mayRead = useConsole((state) => may(state, "admin.audit"));
  const { value } = useFetched(mayRead ? read : readNothing);
  if (value === null || value.lines.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="past">
      <h3 id="past">{queueEditor.history}</h3>
      <ul className={styles.past}>
        {value.lines.slice(0, SHOWN).map((line) => (
          <li key={line.number}>
            <p>
              {moment(line.at)} · {line.by_name} · {words.actions[line.action.split(".")[1] ?? ""] ?? line.action}
            </p>
            <Differences
              kind={kind}
              line={line}
              namesOf={namesOf}
              onPutBack={(former) => onPutBack(withSettings(former, draft.after))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Pairs = Readonly<Record<string, readonly [unknown, unknown]>>;

const SETTING = "settings.";

/** The fields of a line; settings, which stand there one by one, together as the field that they are. */
export function pairsOf(fields: Pairs): Pairs {
  const settings = Object.entries(fields).filter(([name]) => name.startsWith(SETTING));
  if (settings.length === 0) return fields;
  const side = (at: 0 | 1) =>
    Object.fromEntries(settings.map(([name, pair]) => [name.slice(SETTING.length), pair[at] ?? ""]));
  const others = Object.entries(fields).filter(([name]) => !name.startsWith(SETTING));
  return { ...Object.fromEntries(others), settings: [side(0), side(1)] };
}

/** What is put back of settings goes among those of today; a former secret is known to nobody. */
export function withSettings(former: Values, now: Values | null): Values {
  const { settings } = former;
  if (settings === undefined) return former;
  const known = Object.entries(settings as Settings).filter(([, text]) => text !== MASK);
  return { ...former, settings: { ...(now?.["settings"] as Settings | undefined), ...Object.fromEntries(known) } };
}

function Differences({
  kind,
  line,
  namesOf,
  onPutBack,
}: Omit<Props, "subject" | "draft"> & { readonly line: AuditLine }) {
  const { records: words } = useAdministrationMessages();
  const fields = pairsOf((line.details["fields"] ?? {}) as Pairs);
  const names = SPECS[kind].map(({ name }) => name).filter((name) => name in fields);
  if (!line.action.endsWith(".changed") || names.length === 0) return null;
  const former: Values = Object.fromEntries(names.map((name) => [name, fields[name]?.[0]]));
  return (
    <>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {words.labels[`${kind}.${name}`] ?? words.labels[name] ?? name}:{" "}
            <Difference
              kind={kind}
              name={name}
              before={fields[name]?.[0]}
              after={fields[name]?.[1]}
              namesOf={namesOf}
              isPast
            />
          </li>
        ))}
      </ul>
      <Button isSmall tone="quiet" onPress={() => onPutBack(former)} aria-label={words.putBackOf(moment(line.at))}>
        {words.putBack}
      </Button>
    </>
  );
}
