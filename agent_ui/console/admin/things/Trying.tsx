import { useState, type ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Copyable } from "../Copyable";
import { shown } from "../records";
import { sendTest, tryWays, useChannel, useTexts, type ChannelSpec, type TriedWay } from "./channels";
import type { Values } from "./shapes";
import { settled, titleOf } from "./specs";
import type { Draft } from "./useThing";
import styles from "./Things.module.css";

interface Props {
  readonly kind: "accounts" | "hooks";
  readonly id: string;
  readonly draft: Draft;
}

/** What the provider has to be told, and whether what is set works: before it is saved as well as after. */
export function Trying({ kind, id, draft }: Props): ReactElement | null {
  const { accounts: words } = useAdministrationMessages();
  const { thing, after } = draft;
  const channel = useChannel(after?.["channel"]);
  if (channel === null || after === null) return null;
  const entrance = shown(thing?.["webhook_url"] ?? thing?.["url"] ?? thing?.["widget"]);
  const fields =
    thing === null ? settled(kind, after) : Object.fromEntries(draft.changed.map((name) => [name, after[name]]));
  return (
    <section className={styles.section} aria-labelledby="trying">
      <h3 id="trying">{words.tryTitle}</h3>
      {entrance !== "" && thing !== null && (
        <div className={styles.hinted}>
          <p className={styles.hint}>{channel.is_hosted ? words.widgetLead : words.webhookLead}</p>
          <Copyable
            text={entrance}
            label={channel.is_hosted ? words.copyWidget(titleOf(thing)) : words.copyWebhook(titleOf(thing))}
          />
        </div>
      )}
      {channel.has_ways ? (
        <Ways kind={kind} id={id} fields={fields} channel={channel} />
      ) : (
        <p>{words.nothingOutside}</p>
      )}
      {channel.writes_first && kind === "accounts" && <TestMessage id={id} fields={fields} channel={channel} />}
    </section>
  );
}

interface TryProps {
  readonly id: string;
  readonly fields: Values;
  readonly channel: ChannelSpec;
}

/** Whether each way is open, told one after another. */
function Ways({ kind, id, fields, channel }: TryProps & Pick<Props, "kind">): ReactElement {
  const { accounts: words } = useAdministrationMessages();
  const [ways, setWays] = useState<readonly TriedWay[] | null>(null);
  const [isTrying, setTrying] = useState(false);
  async function run(): Promise<void> {
    setTrying(true);
    setWays(null);
    try {
      setWays(await tryWays(kind, id, fields));
    } catch (error) {
      notify(explain(error), "problem");
    }
    setTrying(false);
  }
  return (
    <div className={styles.group}>
      <p className={styles.hint}>{words.tryLead}</p>
      <div>
        <Button isDisabled={isTrying || id === ""} onPress={() => void run()}>
          {isTrying ? words.trying : words.tryNow}
        </Button>
      </div>
      <WayList ways={ways} channel={channel} />
    </div>
  );
}

interface WayListProps {
  readonly ways: readonly TriedWay[] | null;
  readonly channel: ChannelSpec;
}

/** What came of a try, in words and with what to do next. */
export function WayList({ ways, channel }: WayListProps): ReactElement {
  const { accounts: words, records } = useAdministrationMessages();
  const textOf = useTexts();
  const labelOf = (setting: string) =>
    textOf(channel.settings.find(({ name }) => name === setting)?.label ?? { en: setting });
  return (
    <div role="status">
      {ways !== null && (
        <ul className={styles.ways}>
          {ways.map(({ setting, state, sentence }) => (
            <li key={setting} data-state={state}>
              <Icon name={state === "open" ? "check" : "warning"} />
              <div>
                <p>{setting === "" ? words.states[state] : records.pair(labelOf(setting), words.states[state])}</p>
                {sentence !== "" && (
                  <p className={styles.hint} lang="en">
                    {sentence}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A message to oneself, to see that one leaves. */
export function TestMessage({ id, fields, channel }: TryProps): ReactElement {
  const { accounts: words } = useAdministrationMessages();
  const own = useConsole((state) => state.session?.person.email ?? "");
  const [to, setTo] = useState(channel.address === "mail" ? own : "");
  const [sent, setSent] = useState<TriedWay | null>(null);
  const [isSending, setSending] = useState(false);
  async function send(): Promise<void> {
    setSending(true);
    setSent(null);
    try {
      setSent(await sendTest(id, to, fields));
    } catch (error) {
      notify(explain(error), "problem");
    }
    setSending(false);
  }
  return (
    <div className={styles.group}>
      <div data-adds className={styles.addRow}>
        <Field
          label={channel.address === "phone" ? words.testNumber : words.testMail}
          value={to}
          onChange={setTo}
          autoComplete="off"
        />
        <Button isDisabled={isSending || to.trim() === "" || id === ""} onPress={() => void send()}>
          {isSending ? words.sending : words.sendTest}
        </Button>
      </div>
      {sent?.state === "open" ? (
        <p role="status">{words.sent(to)}</p>
      ) : (
        <WayList ways={sent === null ? null : [sent]} channel={channel} />
      )}
    </div>
  );
}
