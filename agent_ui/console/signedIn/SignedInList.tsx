import type { ReactElement } from "react";
import { moment } from "../i18n/format";
import { useSignedInWords } from "../i18n/signedIn";
import { Button } from "../ui/Button";
import { Chip } from "../ui/Marks";
import type { SignedIn } from "./calls";
import styles from "./SignedIn.module.css";

interface Props {
  readonly places: readonly SignedIn[];
  /** How one of them is ended; left out: none is by itself. */
  readonly onEnd?: (place: SignedIn) => void;
}

/** Where somebody is signed in: with what, since when, and when it was used last. */
export function SignedInList({ places, onEnd }: Props): ReactElement {
  const words = useSignedInWords();
  if (places.length === 0) return <p>{words.none}</p>;
  return (
    <ul className={styles.places}>
      {places.map((place) => {
        const device = place.device || words.unknown;
        return (
          <li key={place.tag} className={styles.place}>
            <span>
              <strong>{device}</strong> {place.is_here && <Chip tone="good">{words.here}</Chip>}
              <span className={styles.when}>
                {words.since(moment(place.opened_at))} · {words.seen(moment(place.seen_at))}
              </span>
            </span>
            {onEnd !== undefined && !place.is_here && (
              <Button isSmall aria-label={words.endOf(device)} onPress={() => onEnd(place)}>
                {words.end}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
