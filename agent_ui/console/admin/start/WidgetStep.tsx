import type { ReactElement } from "react";
import { explain, notify } from "../../desk/notices";
import { go } from "../../desk/view";
import { moment } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { Button } from "../../ui/Button";
import { Copyable } from "../Copyable";
import { shown, type AccountHealth } from "../records";
import { useChannels } from "../things/channels";
import { WidgetPreview } from "../things/WidgetPreview";
import { chats, seenChat } from "./facts";
import { makeChat } from "./floor";
import type { StepProps } from "./StartPage";
import styles from "./Start.module.css";

/** A chat for the company's own pages: the line to paste, how it looks, and whether a page has asked for it. */
export function WidgetStep({ facts, onChanged }: StepProps): ReactElement {
  const messages = useAdministrationMessages();
  const { start: words, accounts } = messages;
  const channel = useChannels().find(({ is_hosted }) => is_hosted);
  const [chat] = chats(facts);
  const make = () => {
    if (channel === undefined) return;
    makeChat(facts, words, channel.name, words.chat).then(onChanged, (error: unknown) =>
      notify(explain(error), "problem"),
    );
  };
  if (chat === undefined) {
    return (
      <div>
        <Button tone="primary" isDisabled={channel === undefined} onPress={make}>
          {words.makeChat}
        </Button>
      </div>
    );
  }
  const seen = seenChat(facts);
  const health = (seen?.["health"] ?? null) as AccountHealth | null;
  const at = health?.seen_at ?? health?.arrived_at ?? null;
  return (
    <div className={styles.form}>
      <p className={styles.lead}>{accounts.widgetLead}</p>
      <Copyable text={shown(chat["widget"])} label={accounts.copyWidget(shown(chat["name"]))} />
      <p role="status" className={styles.said}>
        {at === null ? words.notSeen : words.seen(moment(at), health?.seen_on ?? "")}
      </p>
      <WidgetPreview values={chat} />
      <Button onPress={() => go({ page: "admin", section: "accounts", id: chat.id })}>{words.adjust}</Button>
    </div>
  );
}
