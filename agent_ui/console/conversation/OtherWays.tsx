import type { ReactElement } from "react";
import { writeTo } from "../desk/outreach";
import { useConsole } from "../desk/store";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Button } from "../ui/Button";
import { channelIcon } from "../ui/Icon";
import { useOtherIdentities, useOtherWays } from "./useOtherWays";
import styles from "./Composer.module.css";

/** Where else the customer can be reached: what can be written to begins a conversation there. */
export function OtherWays({ id }: { readonly id: string }): ReactElement {
  const messages = useMessages();
  const channels = useConsole((state) => state.floor.channels);
  const customer = useConsole((state) => state.logs[id]?.customer ?? null);
  const words = useOtherWays(id);
  const others = useOtherIdentities(id).filter((one) => channels[one.channel]?.features.includes("first_word"));
  if (customer === null || others.length === 0) return <>{words}</>;
  return (
    <>
      {words}{" "}
      <span className={styles.ways}>
        {others.map((one) => (
          <Button
            key={one.id}
            isSmall
            icon={channelIcon(one.channel)}
            aria-label={`${channelWord(messages, one.channel)}: ${messages.outreach.write(one.address)}`}
            onPress={() => writeTo(customer, one.id)}
          >
            {channelWord(messages, one.channel)}
          </Button>
        ))}
      </span>
    </>
  );
}
