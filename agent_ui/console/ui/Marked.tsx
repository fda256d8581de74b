import type { ReactElement } from "react";
import styles from "./Marked.module.css";

interface Part {
  readonly text: string;
  readonly is_match: boolean;
}

interface Props {
  readonly segments: readonly Part[];
}

/** Each part with where it begins, which is its name among the others. */
function placed(segments: readonly Part[]): readonly (Part & { readonly start: number })[] {
  let start = 0;
  return segments.map((part) => {
    const here = { ...part, start };
    start += part.text.length;
    return here;
  });
}

/** A text with what matches in it marked. */
export function Marked({ segments }: Props): ReactElement {
  return (
    <>
      {placed(segments).map(({ text, is_match, start }) =>
        is_match ? (
          <mark key={start} className={styles.mark}>
            {text}
          </mark>
        ) : (
          <span key={start}>{text}</span>
        ),
      )}
    </>
  );
}

/** The same without marks, for names of things. */
export const plainText = (segments: readonly Part[]): string => segments.map(({ text }) => text).join("");
