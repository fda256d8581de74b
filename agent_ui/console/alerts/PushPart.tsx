import { useEffect, useState, type ReactElement } from "react";
import { explain, notify } from "../desk/notices";
import { Problem } from "../desk/http";
import { moment } from "../i18n/format";
import { usePushWords } from "../i18n/push";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { Toggle } from "../ui/Field";
import { Icon } from "../ui/Icon";
import { Skeleton } from "../ui/Marks";
import styles from "./PushPart.module.css";
import { useAllowed } from "./notifications";
import { endDevice, isSubscribed, nameCustomers, obstacle, readPush, turnOff, turnOn, type Device } from "./push";

interface Found {
  readonly key: string;
  readonly devices: readonly Device[];
  readonly isSubscribed: boolean;
}

async function look(): Promise<Found> {
  const [push, isHere] = await Promise.all([readPush(), isSubscribed()]);
  return { ...push, isSubscribed: isHere };
}

/** On which of my devices I am told while no console of mine is open; each change holds at once. */
export function PushPart({ mayName }: { readonly mayName: boolean }): ReactElement {
  const words = usePushWords();
  const { loading } = useMessages();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    look()
      .then(setFound)
      .catch((error: unknown) => setProblem(explain(error)));
  }, []);

  async function act(deed: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const said = await deed();
      if (said !== null) notify(said);
    } catch (error) {
      setProblem(error instanceof Problem ? explain(error) : words.failed(reasonOf(error)));
    }
    // Whatever came of it, what is shown is what is so.
    await look()
      .then(setFound)
      .catch((error: unknown) => setProblem(explain(error)));
    setBusy(false);
  }

  const nameOf = (device: Device) => device.name || words.unnamed;
  return (
    <section className={styles.part} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <p className={styles.lead}>{words.lead}</p>
      {problem !== null && <p role="alert">{problem}</p>}
      {found === null && problem === null && <Skeleton lines={2} label={loading} />}
      {found !== null && (
        <>
          <Here found={found} isBusy={isBusy} act={act} />
          <h4 className={styles.subtitle}>{words.devices}</h4>
          {found.devices.length === 0 && <p className={styles.lead}>{words.none}</p>}
          <ul className={styles.devices}>
            {found.devices.map((device) => (
              <li key={device.id} className={styles.device}>
                <DeviceRow
                  device={device}
                  name={nameOf(device)}
                  mayName={mayName}
                  isBusy={isBusy}
                  onNames={(isOn) =>
                    void act(async () => {
                      await nameCustomers(device.id, isOn);
                      return null;
                    })
                  }
                  onEnd={() =>
                    void act(async () => {
                      await (device.is_here ? turnOff(device.id) : endDevice(device.id));
                      return words.ended(nameOf(device));
                    })
                  }
                />
              </li>
            ))}
          </ul>
          <p className={styles.lead}>{words.signOut}</p>
        </>
      )}
    </section>
  );
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.name : String(error));

interface HereProps {
  readonly found: Found;
  readonly isBusy: boolean;
  readonly act: (deed: () => Promise<string | null>) => Promise<void>;
}

/** This browser: whether it tells, and why it cannot. */
function Here({ found, isBusy, act }: HereProps): ReactElement {
  const words = usePushWords();
  // Followed, so that what is allowed in the browser's settings shows here at once.
  useAllowed();
  const blocked = obstacle();
  const mine = found.isSubscribed ? found.devices.find((device) => device.is_here) : undefined;
  const isOn = mine !== undefined;
  return (
    <div className={styles.here}>
      <Icon name={isOn ? "check" : blocked === null ? "question" : "warning"} />
      <strong>{words.here}</strong>
      <span role="status">{blocked !== null ? words.states[blocked] : isOn ? words.isOn : words.isOff}</span>
      {blocked === null && !isOn && (
        <Button
          isSmall
          isDisabled={isBusy}
          onPress={() => void act(async () => ((await turnOn(found.key)) ? words.turnedOn : null))}
        >
          {words.turnOn}
        </Button>
      )}
      {isOn && (
        <Button
          isSmall
          isDisabled={isBusy}
          onPress={() =>
            void act(async () => {
              await turnOff(mine.id);
              return null;
            })
          }
        >
          {words.turnOff}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  readonly device: Device;
  readonly name: string;
  readonly mayName: boolean;
  readonly isBusy: boolean;
  readonly onNames: (isOn: boolean) => void;
  readonly onEnd: () => void;
}

function DeviceRow({ device, name, mayName, isBusy, onNames, onEnd }: RowProps): ReactElement {
  const words = usePushWords();
  const told = device.told_at === null ? words.since(moment(device.made_at)) : words.told(moment(device.told_at));
  return (
    <>
      <span className={styles.name}>
        <strong>{name}</strong>
        <span className={styles.lead}>
          {[device.is_here ? words.thisOne : "", told, device.is_failing ? words.failing : ""]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      {mayName && <Toggle label={words.names(name)} isOn={device.names_customers} onChange={onNames} />}
      <Button isSmall isDisabled={isBusy} onPress={onEnd}>
        {words.end(name)}
      </Button>
    </>
  );
}
