import type { ReactElement } from "react";
import { currentRow } from "../desk/derived";
import { useConsole } from "../desk/store";
import type { Identity } from "../desk/types";
import { channelWord } from "../desk/words";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./Composer.module.css";

const NOWHERE: readonly Identity[] = [];
const NO_FEATURES: readonly string[] = [];

interface Props {
  readonly id: string;
  /** The id of the element, by which the field refers to it. */
  readonly place: string;
}

/** Where nothing may be sent: why, how that ends, and where the customer can be reached instead. */
export function OptedOut({ id, place }: Props): ReactElement {
  const messages = useMessages();
  const { composer } = messages;
  const name = useConsole((state) => currentRow(state, id)?.customer.name ?? "");
  const channel = useConsole((state) => currentRow(state, id)?.channel ?? "");
  const identities = useConsole((state) => state.logs[id]?.customer.identities ?? NOWHERE);
  const features = useConsole((state) => state.logs[id]?.features ?? NO_FEATURES);
  const others = identities.filter((one) => one.channel !== channel && one.address !== "");
  const addresses = others.map((one) => `${channelWord(messages, one.channel)} ${one.address}`).join(", ");
  return (
    <p id={place} className={styles.closed} role="status">
      <Icon name="warning" />
      <span>
        {composer.optedOut(name || messages.unnamed)} {features.includes("phone_numbers") && composer.optsIn}{" "}
        {addresses !== "" && composer.otherWays(addresses)}
      </span>
    </p>
  );
}
