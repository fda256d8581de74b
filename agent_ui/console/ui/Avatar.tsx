import type { ReactElement } from "react";
import styles from "./Avatar.module.css";
import { cx } from "./cx";
import { Icon } from "./Icon";

const TINTS = 6;

/** The beginnings of a name in a colour of its own; the name itself stands beside it. */
export function Avatar({
  name,
  id,
  isLarge = false,
}: {
  readonly name: string;
  readonly id: string;
  readonly isLarge?: boolean;
}): ReactElement {
  return (
    <span className={cx(styles.avatar, styles[`tint${tintOf(id)}`], isLarge && styles.large)} aria-hidden="true">
      {/\p{L}/u.test(name) ? initials(name) : <Icon name="person" />}
    </span>
  );
}

const firstOf = (word: string | undefined) => Array.from(word ?? "")[0] ?? "";

/** The numbers of those who have no name have as many digits, and differ in the last ones. */
const NUMBERED = /\s\d{2}(\d{2})$/u;

/** Up to two letters; one character where names are not written with spaces; of somebody's number the last digits. */
export function initials(name: string): string {
  const number = NUMBERED.exec(name)?.[1];
  if (number !== undefined) return number;
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .trim()
    .split(/\s+/u);
  const first = firstOf(words[0]) || "?";
  const last = words.length > 1 ? firstOf(words.at(-1)) : "";
  return (first + last).toLocaleUpperCase();
}

function tintOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}
