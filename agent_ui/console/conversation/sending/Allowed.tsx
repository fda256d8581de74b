import type { ReactElement } from "react";
import { useAllowedWords } from "../../i18n/allowed";
import { moment } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import { isNearlyFull, lengthOf, shutsAt, type Excess } from "../limits";
import type { Allowed as Allows } from "../useAllowed";
import { OtherWays } from "../OtherWays";
import { excessSentence } from "./excessSentence";
import styles from "./Sending.module.css";

interface Props {
  readonly id: string;
  readonly text: string;
  readonly allows: Allows;
  /** The id of the element that says why nothing may be written, by which the field refers to it. */
  readonly place: string;
}

/** What is left of what the channel allows, and why something cannot be sent. */
export function Allowed({ id, text, allows, place }: Props): ReactElement {
  const words = useAllowedWords();
  const { limits, heardAt, excess, shut } = allows;
  const until = shutsAt(limits, heardAt);
  if (shut !== null) return <Shut id={id} shut={shut} place={place} />;
  return (
    <>
      {excess === null ? (
        isNearlyFull(limits, text) && (
          <p className={styles.left}>{words.left(limits.longest_text - lengthOf(limits, text))}</p>
        )
      ) : (
        <p className={styles.refused} role="alert">
          <Icon name="warning" />
          <span>{excessSentence(words, excess)}</span>
        </p>
      )}
      {until !== null && <p className={styles.left}>{words.openUntil(moment(new Date(until).toISOString()))}</p>}
    </>
  );
}

interface ShutProps {
  readonly id: string;
  readonly shut: Excess;
  readonly place: string;
}

function Shut({ id, shut, place }: ShutProps): ReactElement {
  const words = useAllowedWords();
  return (
    <p id={place} className={styles.shut} role="status">
      <Icon name="warning" />
      <span>
        {excessSentence(words, shut)} <OtherWays id={id} />
      </span>
    </p>
  );
}
