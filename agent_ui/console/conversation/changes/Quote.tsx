import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { showItem } from "../../desk/changing";
import { currentId } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { useChangeWords } from "../../i18n/changes";
import { useMessages } from "../../i18n/language";
import { useNameOf } from "../author";
import styles from "./Changes.module.css";

const MOST_CHARACTERS = 160;

/** The message that another one answers, in one line; pressing it leads there. */
export function Quote({ item: id }: { readonly item: string }): ReactElement {
  const words = useChangeWords();
  const messages = useMessages();
  const nameOf = useNameOf(messages);
  const item = useConsole((state) => state.logs[currentId(state) ?? ""]?.items.find((one) => one.id === id) ?? null);
  if (item === null) {
    return (
      <span className={styles.quote}>
        <span className={styles.quoteText}>{words.notHere}</span>
      </span>
    );
  }
  const name = item.direction === "in" ? nameOf("", "") : nameOf(item.author || "hub", item.author_name || "");
  const author = name || messages.conversation.hub;
  return (
    <button type="button" className={styles.quote} title={words.goThere} onClick={() => showItem(id)}>
      <span className="unseen">{words.inAnswerTo(author)}:</span>
      <b aria-hidden="true">{author}</b>
      <span className={styles.quoteText}>{lineOf(item, messages.changing.withdrawn, words.file)}</span>
    </button>
  );
}

/** The beginning of what it says, or what else it is. */
function lineOf(item: Item, withdrawn: string, file: string): string {
  if (item.withdrawn_at !== null) return withdrawn;
  return item.text.slice(0, MOST_CHARACTERS) || (item.files[0]?.name ?? file);
}
