import { useState, type ReactElement } from "react";
import { Problem } from "../../desk/http";
import { explain, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import { useAdministrationMessages } from "../../i18n/administration";
import { refusal } from "../../i18n/refusals";
import { Button } from "../../ui/Button";
import { CheckField } from "../../ui/CheckField";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { kindIn } from "./kinds";
import { changeEndpoint, makeEndpoint, type Endpoint, type EndpointOrder, type Made } from "./calls";
import styles from "../../replies/Replies.module.css";
import things from "../things/Things.module.css";

const NOTHING: EndpointOrder = { name: "", url: "", kinds: [], queues: [], teams: [] };
const orderOf = ({ name, url, kinds, queues, teams }: EndpointOrder): EndpointOrder => ({
  name,
  url,
  kinds,
  queues,
  teams,
});

const ABOUT_ADDRESS = "url: ";

/** What the hub finds wrong with the address, or null. */
const ofAddress = (error: unknown): string | null =>
  error instanceof Problem && error.detail.startsWith(ABOUT_ADDRESS) ? error.detail.slice(ABOUT_ADDRESS.length) : null;

interface Props {
  /** None: a new one is made. */
  readonly before: Endpoint | null;
  readonly kinds: readonly string[];
  readonly onClose: () => void;
  readonly onMade?: (made: Made) => void;
  readonly onChanged?: () => void;
}

/** Where another system is told what happens, and of what; what the hub refuses is said beneath. */
export function EndpointDialog({ before, kinds, onClose, onMade, onChanged }: Props): ReactElement {
  const messages = useAdministrationMessages();
  const { admin, outside: words } = messages;
  const floor = useConsole((state) => state.floor);
  const [order, setOrder] = useState(before === null ? NOTHING : orderOf(before));
  const [problem, setProblem] = useState<string | null>(null);
  const [addressFault, setAddressFault] = useState<string | undefined>(undefined);
  const change = (fields: Partial<EndpointOrder>) => setOrder((now) => ({ ...now, ...fields }));

  async function save(): Promise<void> {
    setProblem(null);
    if (order.name.trim() === "") return setProblem(words.nameMissing);
    if (order.url.trim() === "") return setAddressFault(words.addressMissing);
    try {
      if (before === null) {
        const made = await makeEndpoint(order);
        onMade?.(made);
      } else {
        await changeEndpoint(before.id, order);
        notify(words.savedEndpoint(order.name));
        onChanged?.();
      }
    } catch (error) {
      const fault = ofAddress(error);
      if (fault === null) setProblem(explain(error));
      else setAddressFault(refusal(messages, fault, "invalid"));
    }
    return undefined;
  }

  return (
    <Dialog
      title={before === null ? words.newEndpoint : words.editEndpoint(before.name)}
      closeLabel={messages.close}
      isWide
      onClose={onClose}
    >
      <DialogBody>
        <Field label={admin.name} value={order.name} onChange={(name) => change({ name })} autoFocus />
        <Field
          label={words.address}
          hint={words.addressHint}
          value={order.url}
          error={addressFault}
          onChange={(url) => {
            setAddressFault(undefined);
            change({ url });
          }}
        />
        <CheckField
          label={words.kinds}
          choices={kinds.map((id) => ({ id, name: kindIn(words, id) }))}
          value={order.kinds}
          onChange={(chosen) => change({ kinds: chosen })}
        />
        <p className={things.hint}>{words.kindsHint}</p>
        <CheckField
          label={admin.queues}
          choices={floor.queues}
          value={order.queues}
          onChange={(queues) => change({ queues })}
        />
        <p className={things.hint}>{words.queuesHint}</p>
        <CheckField
          label={words.teams}
          choices={floor.teams}
          value={order.teams}
          onChange={(teams) => change({ teams })}
        />
        <p className={things.hint}>{words.teamsHint}</p>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <DialogActions>
          <Button onPress={onClose}>{messages.cancel}</Button>
          <Button tone="primary" onPress={() => void save()}>
            {words.save}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
