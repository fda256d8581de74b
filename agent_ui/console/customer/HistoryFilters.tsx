import { useState, type ReactElement } from "react";
import { hubNow } from "../desk/clock";
import { useConsole } from "../desk/store";
import type { HistoryFilter } from "../desk/types";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { ChoiceField } from "../ui/Field";
import styles from "./Customer.module.css";

export const EVERYTHING: HistoryFilter = { channel: "", state: "", since: "" };

const ANY = "any";
const DAY = 24 * 3_600_000;
const DAYS: Readonly<Record<string, number>> = { week: 7, month: 30, year: 365 };

interface Props {
  readonly only: HistoryFilter;
  readonly onChange: (only: HistoryFilter) => void;
}

/** Which conversations are shown: of which channel, open or closed, and since when. */
export function HistoryFilters({ only, onChange }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.customer.filters;
  const channels = useConsole((state) => state.floor.channels);
  const [time, setTime] = useState(ANY);
  const change = (part: Partial<HistoryFilter>) => {
    const next = { ...only, ...part };
    onChange(next.channel === "" && next.state === "" && next.since === "" ? EVERYTHING : next);
  };
  const chosen = (id: string) => (id === ANY ? "" : id);
  return (
    <div className={styles.filters}>
      <ChoiceField
        label={words.channel}
        placeholder={words.anyChannel}
        choices={[
          { id: ANY, name: words.anyChannel },
          ...Object.keys(channels).map((id) => ({ id, name: channelWord(messages, id) })),
        ]}
        value={only.channel || ANY}
        onChange={(id) => change({ channel: chosen(id) })}
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
        onChange={(id) => change({ state: chosen(id) })}
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
