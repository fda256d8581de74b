import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { useMessages } from "../../i18n/language";
import styles from "./Letter.module.css";

/** Everybody a mail was to, where not to its one customer alone, and our address where not the conversation's own. */
export function LetterLine({ item }: { readonly item: Item }): ReactElement | null {
  const words = useMessages().letters;
  const { letter } = item;
  if (letter === null || letter === undefined) return null;
  const { to, cc, bcc, address } = letter;
  const isOurs = item.direction === "out";
  const isAlone = letter.forwards === "" && to.length + cc.length + bcc.length <= (isOurs ? 1 : 0);
  if (isAlone && address === "") return null;
  const parts = [
    address === "" ? "" : isOurs ? words.sentFrom(address) : words.cameTo(address),
    isAlone ? "" : to.length > 0 ? words.alsoTo(to.join(", ")) : "",
    cc.length > 0 ? words.copies(cc.join(", ")) : "",
    bcc.length > 0 ? words.hidden(bcc.join(", ")) : "",
  ];
  return <p className={styles.people}>{parts.filter((part) => part !== "").join(" · ")}</p>;
}
