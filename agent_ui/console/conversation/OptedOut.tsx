import type { ReactElement } from "react";
import { useConsole } from "../desk/store";
import { useCalled } from "../desk/useCalled";
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
  const name = useCalled(id);
  const features = useConsole((state) => state.logs[id]?.features ?? NO_FEATURES);
  return (
    <p id={place} className={styles.closed} role="status">
      <Icon name="warning" />
      <span>
        {composer.optedOut(name)} {features.includes("phone_numbers") && composer.optsIn} <OtherWays id={id} />
      </span>
    </p>
  );
}
