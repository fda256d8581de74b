import { useCallback, useState, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { go } from "../../desk/view";
import { useAdministrationMessages } from "../../i18n/administration";
import { moment } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { EmptyState, Skeleton } from "../../ui/Marks";
import { LIVE_MS, useFetched } from "../../desk/useFetched";
import { newSecret, pauseEndpoint, readEndpoints, removeEndpoint, resumeEndpoint, sendTest } from "./calls";
import type { Endpoint } from "./calls";
import { Deliveries } from "./Deliveries";
import { EndpointDialog } from "./EndpointDialog";
import { EndpointState } from "./EndpointsPage";
import { SecretDialog } from "./SecretDialog";
import admin from "../Admin.module.css";
import styles from "../things/Things.module.css";

const CHECKED = `import base64, hashlib, hmac

def is_genuine(secret, headers, body):  # body: bytes
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    wanted = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(wanted, one) for one in headers["webhook-signature"].split(" "))`;

/** One endpoint: how it does, what was sent to it, and what can be done about it. */
export function EndpointPage({ id }: { readonly id: string }): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.outside;
  const { value, problem, refresh } = useFetched(readEndpoints, LIVE_MS);
  // What was sent is looked at anew after every deed.
  const [deeds, setDeeds] = useState(0);
  const again = useCallback(() => {
    refresh();
    setDeeds((count) => count + 1);
  }, [refresh]);
  if (value === null && problem === null) return <Skeleton lines={5} label={messages.loading} />;
  const endpoint = value?.endpoints.find((one) => one.id === id);
  if (value === null || endpoint === undefined) {
    return (
      <EmptyState icon="warning" title={problem ?? messages.refusals.kinds["not-found"] ?? ""}>
        <Button onPress={() => go({ page: "admin", section: "endpoints" })}>{messages.admin.endpoints}</Button>
      </EmptyState>
    );
  }
  return (
    <div className={styles.contents}>
      <div>
        <Button tone="quiet" icon="back" onPress={() => go({ page: "admin", section: "endpoints" })}>
          {messages.records.back(messages.admin.endpoints)}
        </Button>
      </div>
      <h2 className={styles.title}>{endpoint.name}</h2>
      <p>
        <EndpointState endpoint={endpoint} />
      </p>
      <p className={styles.lead}>{endpoint.url}</p>
      <Deeds endpoint={endpoint} kinds={value.kinds} onDone={again} />
      <Deliveries key={deeds} endpoint={endpoint} onDone={again} />
      <section className={styles.section} aria-label={words.signature}>
        <h3>{words.signature}</h3>
        <p className={styles.hint}>{words.signatureLead}</p>
        <div className={admin.contents}>
          <pre>{CHECKED}</pre>
        </div>
      </section>
    </div>
  );
}

interface DeedsProps {
  readonly endpoint: Endpoint;
  readonly kinds: readonly string[];
  readonly onDone: () => void;
}

type Open =
  | { readonly is: "edit" | "remove" }
  | { readonly is: "secret"; readonly secret: string; readonly until: string };

/** What can be done to an endpoint. */
function Deeds({ endpoint, kinds, onDone }: DeedsProps): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.outside;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);

  async function doing(deed: () => Promise<unknown>, said?: string): Promise<void> {
    const done = await attempt(async () => {
      await deed();
      return true;
    });
    if (done === true && said !== undefined) notify(said);
    onDone();
  }

  async function rotate(): Promise<void> {
    await doing(async () => {
      const made = await newSecret(endpoint.id);
      setOpen({ is: "secret", secret: made.secret, until: made.endpoint.old_until ?? "" });
    });
  }

  async function remove(): Promise<void> {
    close();
    await attempt(async () => {
      await removeEndpoint(endpoint.id);
      notify(words.removed(endpoint.name));
      go({ page: "admin", section: "endpoints" });
    });
  }

  const isPaused = endpoint.paused !== "";
  return (
    <>
      <div className={admin.buttons}>
        <Button onPress={() => void doing(() => sendTest(endpoint.id), words.testSent)}>{words.test}</Button>
        {isPaused ? (
          <Button
            tone="primary"
            aria-label={words.resumeThis(endpoint.name)}
            onPress={() => void doing(() => resumeEndpoint(endpoint.id))}
          >
            {words.resume}
          </Button>
        ) : (
          <Button
            aria-label={words.pauseThis(endpoint.name)}
            onPress={() => void doing(() => pauseEndpoint(endpoint.id))}
          >
            {words.pause}
          </Button>
        )}
        <Button aria-label={words.editEndpoint(endpoint.name)} onPress={() => setOpen({ is: "edit" })}>
          {words.edit}
        </Button>
        <Button aria-label={words.newSecretOf(endpoint.name)} onPress={() => void rotate()}>
          {words.newSecret}
        </Button>
        <Button tone="danger" onPress={() => setOpen({ is: "remove" })}>
          {words.remove}
        </Button>
      </div>
      {endpoint.old_until !== null && <p className={styles.hint}>{words.bothUntil(moment(endpoint.old_until))}</p>}
      {open?.is === "edit" && (
        <EndpointDialog
          before={endpoint}
          kinds={kinds}
          onClose={close}
          onChanged={() => {
            close();
            onDone();
          }}
        />
      )}
      {open?.is === "secret" && (
        <SecretDialog
          title={words.secretOf(endpoint.name)}
          lead={words.secretNow}
          secret={open.secret}
          label={words.copySecret}
          more={open.until === "" ? undefined : words.bothUntil(moment(open.until))}
          onClose={close}
        />
      )}
      {open?.is === "remove" && (
        <Dialog title={words.removeTitle(endpoint.name)} closeLabel={messages.close} onClose={close}>
          <DialogBody>
            <p>{words.removeLead}</p>
            <DialogActions>
              <Button onPress={close}>{messages.cancel}</Button>
              <Button tone="danger" onPress={() => void remove()}>
                {words.remove}
              </Button>
            </DialogActions>
          </DialogBody>
        </Dialog>
      )}
    </>
  );
}
