import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { listed } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import styles from "./Letter.module.css";

interface Props {
  readonly names: readonly string[];
}

/** To whom it goes: as many by name as find room, the rest counted. */
export function Recipients({ names }: Props): ReactElement {
  const words = useMessages().letters;
  const place = useRef<HTMLSpanElement>(null);
  const all = names.join("\n");
  const [width, setWidth] = useState(0);
  const [room, setRoom] = useState({ all, width, shown: names.length });
  // With other names, or in another width, all of them are tried again.
  const isKnown = room.all === all && room.width === width;
  const shown = isKnown ? Math.min(room.shown, names.length) : names.length;
  useLayoutEffect(() => {
    const { current } = place;
    if (current === null || shown <= 1 || current.scrollWidth <= current.clientWidth) return;
    setRoom({ all, width, shown: shown - 1 });
  }, [all, width, shown]);
  useEffect(() => {
    const line = place.current?.parentElement;
    if (!line) return undefined;
    const sizes = new ResizeObserver(() => setWidth(line.clientWidth));
    sizes.observe(line);
    return () => sizes.disconnect();
  }, []);
  const [first = words.nobodyYet] = names;
  const rest = names.length - shown;
  const people =
    rest > 0
      ? words.more(names.slice(0, shown).join(words.between), rest, names.length)
      : names.length > 1
        ? listed(names)
        : first;
  return (
    <span ref={place} className={styles.recipients}>
      {words.summary(people, "")}
    </span>
  );
}
