import { useState, type ReactElement } from "react";
import { attempt, notify } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import type { Named } from "../../desk/people";
import { useAdministrationMessages, type AdministrationMessages } from "../../i18n/administration";
import { listed, moment } from "../../i18n/format";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { Chip, EmptyState, Skeleton } from "../../ui/Marks";
import { RecordTable, type Column } from "../RecordTable";
import { useFetched } from "../../desk/useFetched";
import { readKeys, revokeKey, type ApiKey } from "./calls";
import { KeyDialog } from "./KeyDialog";
import { SecretDialog } from "./SecretDialog";
import styles from "../things/Things.module.css";

type Open =
  | { readonly is: "new" }
  | { readonly is: "made"; readonly key: ApiKey; readonly secret: string }
  | { readonly is: "revoke"; readonly key: ApiKey };

/** The keys by which other systems use the hub: which there are, a new one, and the end of one. */
export function KeysPage(): ReactElement {
  const messages = useAdministrationMessages();
  const words = messages.outside;
  const teams = useConsole(({ floor }) => floor.teams);
  const { value, problem, refresh } = useFetched(readKeys);
  const [open, setOpen] = useState<Open | null>(null);
  if (problem !== null && value === null) {
    return (
      <EmptyState icon="warning" title={problem}>
        <Button onPress={refresh}>{messages.retry}</Button>
      </EmptyState>
    );
  }
  if (value === null) return <Skeleton lines={5} label={messages.loading} />;
  const make = (
    <Button tone="primary" onPress={() => setOpen({ is: "new" })}>
      {words.newKey}
    </Button>
  );
  const close = () => setOpen(null);
  return (
    <>
      {value.keys.length === 0 ? (
        <EmptyState icon="queue" title={words.noKeys} detail={words.keysLead}>
          {make}
        </EmptyState>
      ) : (
        <>
          <p className={styles.lead}>{words.keysLead}</p>
          <div className={styles.tools}>{make}</div>
          <RecordTable
            label={messages.admin.keys}
            columns={columnsOf(messages, teams, (key) => setOpen({ is: "revoke", key }))}
            records={value.keys.map((key) => ({ ...key }))}
          />
        </>
      )}
      {open?.is === "new" && (
        <KeyDialog
          scopes={value.scopes}
          onClose={close}
          onMade={(key, secret) => {
            setOpen({ is: "made", key, secret });
            refresh();
          }}
        />
      )}
      {open?.is === "made" && (
        <SecretDialog
          title={words.keyMade(open.key.name)}
          lead={words.onlyNow}
          secret={open.secret}
          label={words.copyKey}
          example={exampleOf(open.key, open.secret)}
          onClose={close}
        />
      )}
      {open?.is === "revoke" && <RevokeDialog shown={open.key} onClose={close} onRevoked={refresh} />}
    </>
  );
}

/** A line for a terminal that shows what the key opens. */
function exampleOf(key: ApiKey, secret: string): string {
  const paths: readonly (readonly [string, string])[] = [
    ["events.read", "events?limit=10"],
    ["customer.events", "customers?address=emma@mail.example"],
    ["board.view", "board"],
    ["admin.audit", "admin/audit"],
    ["admin.manage", "admin/teams"],
    ["conversation.read_team", "conversations/ID"],
  ];
  const path = paths.find(([scope]) => key.scopes.includes(scope))?.[1] ?? "events";
  return `curl -H "Authorization: Bearer ${secret}" "${new URL(`api/${path}`, location.href).href}"`;
}

interface RevokeProps {
  readonly shown: ApiKey;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

function RevokeDialog({ shown, onClose, onRevoked }: RevokeProps): ReactElement {
  const { outside: words, close, cancel } = useAdministrationMessages();
  async function revoke(): Promise<void> {
    onClose();
    await attempt(async () => {
      await revokeKey(shown.id);
      notify(words.revokedNow(shown.name));
    });
    onRevoked();
  }
  return (
    <Dialog title={words.revokeTitle(shown.name)} closeLabel={close} onClose={onClose}>
      <DialogBody>
        <p>{words.revokeLead}</p>
        <DialogActions>
          <Button onPress={onClose}>{cancel}</Button>
          <Button tone="danger" onPress={() => void revoke()}>
            {words.revoke}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

function columnsOf(
  { admin, outside: words }: AdministrationMessages,
  teams: readonly Named[],
  onRevoke: (key: ApiKey) => void,
): readonly Column[] {
  const as = (record: unknown) => record as ApiKey;
  const teamNames = (ids: readonly string[]) =>
    ids.length === 0 ? words.everyTeam : listed(ids.map((id) => teams.find((one) => one.id === id)?.name ?? id));
  return [
    { name: admin.name, cell: (record) => as(record).name },
    { name: words.begins, cell: (record) => <code>{as(record).prefix}…</code> },
    {
      name: words.scopes,
      cell: (record) => listed(as(record).scopes.map((scope) => words.scopeNames[scope] ?? scope)),
    },
    { name: admin.teams, cell: (record) => teamNames(as(record).teams) },
    { name: words.usedAt, cell: (record) => momentOr(as(record).used_at, words.never) },
    { name: words.validUntil, cell: (record) => momentOr(as(record).expires_at, words.unlimited) },
    {
      name: words.state,
      cell: (record) => {
        const key = as(record);
        const ended = key.revoked_at === null ? words.expired : words.revoked;
        return <Chip tone={key.is_good ? "good" : "plain"}>{key.is_good ? words.good : ended}</Chip>;
      },
    },
    {
      name: words.action,
      cell: (record) =>
        as(record).is_good && (
          <Button isSmall aria-label={words.revokeThis(as(record).name)} onPress={() => onRevoke(as(record))}>
            {words.revoke}
          </Button>
        ),
    },
  ];
}

const momentOr = (at: string | null, otherwise: string): string => (at === null ? otherwise : moment(at));
