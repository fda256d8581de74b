import type { ReactElement } from "react";
import { currentRow } from "../desk/derived";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import { OtherWays } from "./OtherWays";
import styles from "./Composer.module.css";

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
  const features = useConsole((state) => state.logs[id]?.features ?? NO_FEATURES);
  return (
    <p id={place} className={styles.closed} role="status">
      <Icon name="warning" />
      <span>
        {composer.optedOut(name || messages.unnamed)} {features.includes("phone_numbers") && composer.optsIn}{" "}
        <OtherWays id={id} />
      </span>
    </p>
  );
}
