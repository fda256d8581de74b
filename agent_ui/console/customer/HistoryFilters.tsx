import { useState, type ReactElement } from "react";
import { hubNow } from "../desk/clock";
import { useConsole } from "../desk/store";
import { EVENT_KINDS, type HistoryFilter } from "../desk/history";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { useStoryWords } from "../i18n/story";
import { ChoiceField } from "../ui/Field";
import styles from "./Customer.module.css";

export const EVERYTHING: HistoryFilter = { show: "", channel: "", state: "", since: "" };

const ANY = "any";
const CONVERSATIONS = "conversations";
const DAY = 24 * 3_600_000;
const DAYS: Readonly<Record<string, number>> = { week: 7, month: 30, year: 365 };

interface Props {
  readonly only: HistoryFilter;
  readonly onChange: (only: HistoryFilter) => void;
}

/** What is shown: conversations or events, of which channel, open or closed, and since when. */
export function HistoryFilters({ only, onChange }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer.filters;
  const channels = useConsole((state) => state.floor.channels);
  const [time, setTime] = useState(ANY);
  const story = useStoryWords();
  const change = (part: Partial<HistoryFilter>) => {
    const next = { ...only, ...part };
    onChange(Object.values(next).every((value) => value === "") ? EVERYTHING : next);
  };
  const isOfEvents = only.show !== "" && only.show !== CONVERSATIONS;
  // An event has no channel and no state: whoever asks for these asks for conversations.
  const ofConversations = (part: Partial<HistoryFilter>) => change(isOfEvents ? { ...part, show: "" } : part);
  const chosen = (id: string) => (id === ANY ? "" : id);
  return (
    <div className={styles.filters} data-filters="">
      <ChoiceField
        label={story.show}
        placeholder={story.everything}
        choices={[
          { id: ANY, name: story.everything },
          { id: CONVERSATIONS, name: story.conversations },
          { id: "events", name: story.events },
          ...EVENT_KINDS.map((id) => ({ id, name: story.only[id] })),
        ]}
        value={only.show || ANY}
        onChange={(id) =>
          change(id === ANY || id === CONVERSATIONS ? { show: chosen(id) } : { show: id, channel: "", state: "" })
        }
      />
      <ChoiceField
        label={words.channel}
        placeholder={words.anyChannel}
        choices={[
          { id: ANY, name: words.anyChannel },
          ...Object.keys(channels).map((id) => ({ id, name: channelWord(messages, id) })),
        ]}
        value={only.channel || ANY}
        onChange={(id) => ofConversations({ channel: chosen(id) })}
      />
      <ChoiceField
        label={words.state}
        placeholder={words.anyState}
        choices={[
          { id: ANY, name: words.anyState },
          { id: "open", name: words.open },
          { id: "closed", name: words.closed },
        ]}
        value={only.state || ANY}
        onChange={(id) => ofConversations({ state: chosen(id) })}
      />
      <ChoiceField
        label={words.time}
        placeholder={words.anyTime}
        choices={[
          { id: ANY, name: words.anyTime },
          { id: "week", name: words.week },
          { id: "month", name: words.month },
          { id: "year", name: words.year },
        ]}
        value={time}
        onChange={(id) => {
          setTime(id);
          const days = DAYS[id];
          change({ since: days === undefined ? "" : new Date(hubNow() - days * DAY).toISOString() });
        }}
      />
    </div>
  );
}
