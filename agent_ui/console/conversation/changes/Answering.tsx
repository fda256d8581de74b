import type { ReactElement } from "react";
import { answerNone } from "../../desk/changing";
import { focusComposer } from "../../desk/commands/focusComposer";
import { useChangeWords } from "../../i18n/changes";
import { IconButton } from "../../ui/Button";
import { Quote } from "./Quote";
import styles from "./Changes.module.css";

interface Props {
  readonly id: string;
  readonly item: string;
}

/** Which message is answered by what is being written. */
export function Answering({ id, item }: Props): ReactElement {
  const words = useChangeWords();

  function drop(): void {
    answerNone(id);
    focusComposer();
  }

  return (
    <div className={styles.answering}>
      <Quote item={item} />
      <IconButton icon="cross" label={words.answerNone} onPress={drop} />
    </div>
  );
}
