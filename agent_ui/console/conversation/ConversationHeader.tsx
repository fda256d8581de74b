import type { ReactElement } from "react";
import { keysOf } from "../desk/commands/command";
import { endConversation } from "../desk/commands/endConversation";
import { transfer } from "../desk/commands/transfer";
import { waitOnCustomer } from "../desk/commands/waitOnCustomer";
import { api } from "../desk/api";
import { accountName, currentRow, isMine, queueName, stateOf } from "../desk/derived";
import { attempt } from "../desk/notices";
import { useConsole } from "../desk/store";
import { Elapsed } from "../desk/times";
import { Expected } from "../desk/waits";
import { leaveConversation, openDialog, showCustomer } from "../desk/view";
import { channelWord, stateWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip, type Tone } from "../ui/Marks";
import { Menu } from "../ui/Menu";
import styles from "./Conversation.module.css";

interface Props {
  readonly id: string;
}

const TONES: Readonly<Record<string, Tone>> = {
  open: "good",
  waiting: "plain",
  wrap_up: "warn",
  queued: "accent",
  offered: "accent",
};

/** Who it is with, over what, in which state, since when. */
export function ConversationHeader({ id }: Props): ReactElement {
  const messages = useMessages();
  const row = useConsole((desk) => currentRow(desk, id));
  const state = useConsole((desk) => stateOf(desk, id));
  const queue = useConsole((desk) => queueName(desk, row?.queue ?? ""));
  const account = useConsole((desk) => accountName(desk, row?.account ?? ""));
  if (row === null) return <header className={styles.head} />;
  const name = row.customer.name || messages.unnamed;
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <IconButton icon="back" label={messages.conversation.back} onPress={leaveConversation} />
      </span>
      <div className={styles.who}>
        <h1 className={styles.name}>
          <span className="unseen">{messages.conversation.with(name)}</span>
          <span aria-hidden="true">{name}</span>
          {row.subject !== "" && <span className={styles.subject}>{row.subject}</span>}
        </h1>
        <p className={styles.facts}>
          <span className={styles.fact}>
            <Icon name={channelIcon(row.channel)} />
            {channelWord(messages, row.channel)}
          </span>
          {state !== "closed" && (
            <span className={styles.fact} title={messages.conversation.age}>
              <Icon name="clock" />
              <span className="unseen">{messages.conversation.age}</span>
              <Elapsed since={row.arrived_at} />
            </span>
          )}
          {row.callback !== "" && (
            <span className={styles.fact}>
              <Icon name="phone" />
              <a href={`tel:${row.callback}`}>{messages.callback.to(row.callback)}</a>
            </span>
          )}
          {state === "queued" && <Expected id={id} className={styles.fact} />}
          <span className={styles.fact}>{queue}</span>
          <Holder id={id} />
          <span className={styles.fact}>{account}</span>
        </p>
      </div>
      <Chip tone={TONES[state] ?? "plain"}>{stateWord(messages, state)}</Chip>
      <Actions id={id} state={state} />
    </header>
  );
}

function Holder({ id }: Props): ReactElement | null {
  const messages = useMessages();
  const isHeld = useConsole((state) => isMine(state, id));
  const agent = useConsole((state) => state.logs[id]?.agent?.name ?? null);
  if (isHeld || agent === null) return null;
  return <span className={styles.fact}>{messages.conversation.heldBy(agent)}</span>;
}

function Actions({ id, state }: { readonly id: string; readonly state: string }): ReactElement {
  const messages = useMessages();
  const isHeld = useConsole((desk) => isMine(desk, id));
  const isActive = isHeld && ["open", "waiting", "snoozed"].includes(state);
  const words = messages.conversation;
  return (
    <div className={styles.actions}>
      {isActive && (
        <span className={styles.extra}>
          {state === "open" && (
            <IconButton
              icon="pause"
              label={words.wait}
              hint={keysOf(waitOnCustomer)}
              onPress={waitOnCustomer.perform}
            />
          )}
          <IconButton icon="transfer" label={words.transfer} hint={keysOf(transfer)} onPress={transfer.perform} />
        </span>
      )}
      {isActive && (
        <Button isSmall onPress={endConversation.perform}>
          {words.end}
        </Button>
      )}
      <More id={id} isActive={isActive} state={state} />
    </div>
  );
}

function More({
  id: conversation,
  isActive,
  state,
}: {
  readonly id: string;
  readonly isActive: boolean;
  readonly state: string;
}): ReactElement {
  const messages = useMessages();
  const words = messages.conversation;
  const isCallback = useConsole((desk) => currentRow(desk, conversation)?.callback ?? "") !== "";
  const active = [
    ...(isCallback && state === "open" ? [{ id: "missed", name: messages.callback.missed }] : []),
    ...(state === "open" ? [{ id: "wait", name: words.wait, keys: keysOf(waitOnCustomer) }] : []),
    { id: "transfer", name: words.transfer, keys: keysOf(transfer) },
  ];
  return (
    <Menu
      label={words.more}
      trigger={<IconButton icon="dots" label={words.more} />}
      groups={[
        {
          id: words.more,
          entries: [
            ...(isActive ? active : []),
            { id: "why", name: words.why, keys: "Y" },
            { id: "customer", name: words.showCustomer, keys: "C" },
          ],
        },
      ]}
      onChoose={(_group, id) => {
        if (id === "missed") void attempt(() => api.callbackMissed(conversation));
        else if (id === "wait") waitOnCustomer.perform();
        else if (id === "transfer") transfer.perform();
        else if (id === "why") openDialog("routing");
        else showCustomer(true);
      }}
    />
  );
}
