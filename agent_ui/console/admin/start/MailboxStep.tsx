import { useState, type FormEvent, type ReactElement } from "react";
import { Problem } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { refusal } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { shown } from "../records";
import { suggest, tryWays, useChannels, useTexts, type TriedWay } from "../things/channels";
import { saveThing } from "../things/calls";
import { SettingInput } from "../things/SettingInput";
import { partsOf, urlOf } from "../things/server";
import type { Settings } from "../things/SettingsField";
import { idFor } from "../things/specs";
import { TestMessage, WayList } from "../things/Trying";
import { mailboxes } from "./facts";
import { firstQueue } from "./floor";
import type { StepProps } from "./StartPage";
import styles from "./Start.module.css";

const INVALID = 422;

/** A mailbox by its address and its password: its servers are known or guessed, and tried before anything is kept. */
export function MailboxStep({ facts, onChanged, toHead }: StepProps): ReactElement {
  const messages = useAdministrationMessages();
  const { start: words, records } = messages;
  const channel = useChannels().find(({ suggests }) => suggests);
  const textOf = useTexts();
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const [settings, setSettings] = useState<Settings | null>(null);
  const [remark, setRemark] = useState("");
  const [ways, setWays] = useState<readonly TriedWay[] | null>(null);
  const [refused, setRefused] = useState("");
  const [isBusy, setBusy] = useState(false);
  const known = mailboxes(facts);
  if (known.length > 0) return <Known facts={facts} />;

  async function connect(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (channel === undefined) return;
    setBusy(true);
    setRefused("");
    setWays(null);
    try {
      const told = settings ?? (await guessed(channel.name));
      const queue = await firstQueue(facts, words);
      const id = idFor(address.split("@")[0] ?? "") || "mail";
      const account = { name: address.trim(), channel: channel.name, address: address.trim(), queue, settings: told };
      const tried = await tryWays("accounts", id, account);
      setWays(tried);
      if (tried.every(({ state }) => state === "open")) {
        await saveThing("accounts", id, "", account);
        notify(records.saved);
        onChanged();
        // What had the focus goes with the form; what is next stands below the head.
        toHead();
      }
    } catch (error) {
      if (error instanceof Problem && error.status === INVALID) setRefused(refusal(messages, error.detail, "invalid"));
      else notify(explain(error), "problem");
    }
    setBusy(false);
  }

  async function guessed(name: string): Promise<Settings> {
    const found = await suggest(name, address);
    const filled = Object.fromEntries(
      Object.entries(found.settings).map(([setting, url]) => [setting, urlOf({ ...partsOf(url, ""), password })]),
    );
    setSettings(filled);
    setRemark(textOf(found.remark));
    return filled;
  }

  const change = (name: string, text: string) => setSettings((now) => ({ ...now, [name]: text }));
  return (
    <form className={styles.form} onSubmit={(event) => void connect(event)}>
      <div className={styles.pair}>
        <Field
          label={words.address}
          type="email"
          autoComplete="off"
          value={address}
          onChange={(text) => {
            setAddress(text);
            setSettings(null);
          }}
        />
        <Field
          label={messages.accounts.mailPassword}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(text) => {
            setPassword(text);
            setSettings((now) => (now === null ? null : withPassword(now, text)));
          }}
        />
      </div>
      {remark !== "" && <p className={styles.said}>{remark}</p>}
      {settings !== null &&
        channel?.settings
          .filter(({ name }) => name in settings)
          .map((spec) => (
            <SettingInput
              key={spec.name}
              spec={{ ...spec, hint: {} }}
              value={settings[spec.name] ?? ""}
              kept=""
              onChange={(text) => change(spec.name, text)}
              error={undefined}
            />
          ))}
      {refused !== "" && (
        <p className={styles.said} role="alert">
          {refused}
        </p>
      )}
      {channel !== undefined && <WayList ways={ways} channel={channel} />}
      <Button tone="primary" type="submit" isDisabled={isBusy || address.trim() === "" || channel === undefined}>
        {isBusy ? messages.accounts.trying : words.connect}
      </Button>
    </form>
  );
}

const withPassword = (settings: Settings, password: string): Settings =>
  Object.fromEntries(Object.entries(settings).map(([name, url]) => [name, urlOf({ ...partsOf(url, ""), password })]));

/** What is connected already, with the way to it, and a message to oneself to see that one leaves. */
function Known({ facts }: Pick<StepProps, "facts">): ReactElement {
  const { start: words, records } = useAdministrationMessages();
  const channels = useChannels();
  const [first] = mailboxes(facts);
  const channel = channels.find(({ name }) => name === first?.["channel"]);
  return (
    <>
      <ul>
        {mailboxes(facts).map((one) => (
          <li key={one.id}>
            {shown(one["address"])}{" "}
            <Button
              isSmall
              aria-label={records.pair(words.look, shown(one["name"]))}
              onPress={() => go({ page: "admin", section: "accounts", id: one.id })}
            >
              {words.look}
            </Button>
          </li>
        ))}
      </ul>
      {first !== undefined && channel?.writes_first === true && (
        <TestMessage id={first.id} fields={AS_KEPT} channel={channel} />
      )}
    </>
  );
}

const AS_KEPT = {};
