import type { ReactElement } from "react";
import type { ConversationRow } from "@contact-hub/shared/wire.gen";
import { called } from "../desk/called";
import { askHelp } from "../desk/commands/askHelp";
import { keysOf } from "../desk/commands/command";
import { endConversation } from "../desk/commands/endConversation";
import { inviteColleague } from "../desk/commands/inviteColleague";
import { leaveCompany } from "../desk/commands/leaveCompany";
import { relate } from "../desk/commands/relate";
import { splitConversation } from "../desk/commands/splitConversation";
import { snooze } from "../desk/commands/snooze";
import { tagConversation } from "../desk/commands/tagConversation";
import { mayHandOn, transfer } from "../desk/commands/transfer";
import { waitOnCustomer } from "../desk/commands/waitOnCustomer";
import { wake } from "../desk/commands/wake";
import { api } from "../desk/api";
import { accountName, currentRow, isMine, may, queueName, stateOf } from "../desk/derived";
import { isJoined } from "../desk/inside";
import { attempt } from "../desk/notices";
import { useSlaMark } from "../desk/sla";
import { canSplit } from "../desk/split";
import { useConsole } from "../desk/store";
import { foreignLanguage, isByItself, toggleByItself } from "../desk/translations";
import { Elapsed } from "../desk/times";
import { Expected } from "../desk/waits";
import { leaveConversation, openDialog, showCustomer } from "../desk/view";
import { channelWord, stateWord } from "../desk/words";
import { inRow, languageName, moment } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Button, IconButton } from "../ui/Button";
import { DueMark } from "../ui/DueMark";
import { channelIcon, Icon } from "../ui/Icon";
import { Chip, type Tone } from "../ui/Marks";
import { Menu } from "../ui/Menu";
import { TagLine } from "../ui/TagLine";
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
  const name = called(messages, row.customer);
  return (
    <header className={styles.head}>
      <span className={styles.back}>
        <IconButton icon="back" label={messages.conversation.back} onPress={leaveConversation} />
      </span>
      <div className={styles.who}>
        <h1 className={styles.name} title={[name, row.subject].filter(Boolean).join(" – ")}>
          <span className="unseen">{messages.conversation.with(name)}</span>
          <span aria-hidden="true" className={styles.called}>
            {name}
          </span>
          {row.subject !== "" && <span className={styles.subject}>{row.subject}</span>}
        </h1>
        <p className={styles.facts}>
          <SlaClock sla={row.sla} missed={row.missed} />
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
          <Named>{queue}</Named>
          <Holder id={id} />
          {row.participants.length > 0 && (
            <Named>{messages.work.people.with(inRow(row.participants.map((one) => one.name)))}</Named>
          )}
          <Named>{account}</Named>
        </p>
        <TagLine tags={row.tags} label={messages.work.tags.title} />
      </div>
      <Chip tone={TONES[state] ?? "plain"}>
        {state === "snoozed" && row.ends_at !== null
          ? messages.work.snooze.until(moment(row.ends_at))
          : stateWord(messages, state)}
      </Chip>
      {row.asks_help && <Chip tone="warn">{messages.work.help.mark}</Chip>}
      <Actions id={id} state={state} />
    </header>
  );
}

/** A fact that somebody gave a name to; however long it is, others have room beside it. */
function Named({ children }: { readonly children: string }): ReactElement {
  return (
    <span className={styles.fact}>
      <span className={styles.named} title={children}>
        {children}
      </span>
    </span>
  );
}

/** What is promised to the customer next, as a clock. */
function SlaClock({ sla, missed }: Pick<ConversationRow, "sla" | "missed">): ReactElement | null {
  const mark = useSlaMark(sla, missed);
  return (
    mark && (
      <span className={styles.fact}>
        <DueMark {...mark} />
      </span>
    )
  );
}

function Holder({ id }: Props): ReactElement | null {
  const messages = useMessages();
  const isHeld = useConsole((state) => isMine(state, id));
  const agent = useConsole((state) => state.logs[id]?.agent?.name ?? null);
  if (isHeld || agent === null) return null;
  return <Named>{messages.conversation.heldBy(agent)}</Named>;
}

function Actions({ id, state }: { readonly id: string; readonly state: string }): ReactElement {
  const messages = useMessages();
  const isHeld = useConsole((desk) => isMine(desk, id));
  const isActive = isHeld && ["open", "waiting", "snoozed"].includes(state);
  const isResting = state === "snoozed" || state === "waiting";
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
          <IconButton icon="moon" label={messages.work.snooze.submit} hint={keysOf(snooze)} onPress={snooze.perform} />
          <IconButton icon="transfer" label={words.transfer} hint={keysOf(transfer)} onPress={transfer.perform} />
          {isResting && (
            <Button isSmall onPress={wake.perform}>
              {messages.work.snooze.wake}
            </Button>
          )}
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
  const isInside = useConsole((desk) => isJoined(desk, conversation));
  const isOthers = useConsole(mayHandOn);
  const mayWork = useConsole((desk) => may(desk, "desk.work"));
  const isSplittable = useConsole(canSplit);
  const spoken = useConsole((desk) => (desk.translator === null ? "" : foreignLanguage(desk, conversation)));
  const isTranslated = useConsole((desk) => isByItself(desk, conversation));
  const active = [
    ...(isCallback && state === "open" ? [{ id: "missed", name: messages.callback.missed }] : []),
    ...(state === "open" ? [{ id: "wait", name: words.wait, keys: keysOf(waitOnCustomer) }] : []),
    { id: "snooze", name: messages.work.snooze.submit, keys: keysOf(snooze) },
    ...(state === "snoozed" || state === "waiting"
      ? [{ id: "wake", name: messages.work.snooze.wake, keys: keysOf(wake) }]
      : []),
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
            ...(isActive
              ? [
                  { id: "people", name: messages.work.people.edit, keys: keysOf(inviteColleague) },
                  { id: "help", name: messages.work.help.edit, keys: keysOf(askHelp) },
                ]
              : []),
            ...(isOthers ? [{ id: "transfer", name: words.transfer, keys: keysOf(transfer) }] : []),
            ...(isInside ? [{ id: "leave", name: messages.work.commands.leave }] : []),
            ...(mayWork ? [{ id: "related", name: messages.work.related.edit, keys: keysOf(relate) }] : []),
            ...(isSplittable ? [{ id: "split", name: messages.work.split.edit, keys: keysOf(splitConversation) }] : []),
            ...(mayWork ? [{ id: "tags", name: messages.work.tags.edit, keys: keysOf(tagConversation) }] : []),
            ...(spoken === "" || !mayWork
              ? []
              : [
                  {
                    id: "translate",
                    name: messages.translating[isTranslated ? "never" : "always"](languageName(spoken)),
                  },
                ]),
            { id: "why", name: words.why, keys: "Y" },
            { id: "customer", name: words.showCustomer, keys: "C" },
          ],
        },
      ]}
      onChoose={(_group, id) => {
        if (id === "missed") void attempt(() => api.callbackMissed(conversation));
        else if (id === "wait") waitOnCustomer.perform();
        else if (id === "snooze") snooze.perform();
        else if (id === "wake") wake.perform();
        else if (id === "people") inviteColleague.perform();
        else if (id === "help") askHelp.perform();
        else if (id === "leave") leaveCompany.perform();
        else if (id === "related") relate.perform();
        else if (id === "split") splitConversation.perform();
        else if (id === "tags") tagConversation.perform();
        else if (id === "transfer") transfer.perform();
        else if (id === "translate") void toggleByItself();
        else if (id === "why") openDialog("routing");
        else showCustomer(true);
      }}
    />
  );
}
