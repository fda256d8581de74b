import { useId, useState, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { currentId } from "../../desk/derived";
import type { ConsoleState } from "../../desk/state";
import { useConsole } from "../../desk/store";
import {
  foreignLanguage,
  isByItself,
  isSameLanguage,
  toggleByItself,
  toggleTranslation,
  translationOf,
  type ItemTranslation,
} from "../../desk/translations";
import { languageName } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { useTranslationWords } from "../../i18n/translation";
import { Icon } from "../../ui/Icon";
import styles from "./Translation.module.css";

interface Props {
  readonly item: Item;
}

/** The message in the reader's language, beneath it; or what became of the question. */
export function Translation({ item }: Props): ReactElement | null {
  const words = useTranslationWords();
  const found = useConsole((state) => translationOf(state, item));
  if (found === null) return null;
  switch (found.is) {
    case "asked":
      return (
        <p className={styles.made} role="status">
          {words.asked}
        </p>
      );
    case "failed":
      return (
        <p className={styles.failed} role="status">
          <Icon name="warning" />
          <span>{found.why}</span>
          <button type="button" className={styles.link} onClick={() => void toggleTranslation(item)}>
            {words.again}
          </button>
        </p>
      );
    case "there":
      return <Made item={item} found={found} />;
    default:
      return found satisfies never;
  }
}

interface MadeProps extends Props {
  readonly found: ItemTranslation & { readonly is: "there" };
}

function Made({ item, found }: MadeProps): ReactElement {
  const words = useTranslationWords();
  const label = useId();
  const isLast = useConsole((state) => isLastTranslated(state, item));
  const { text, to, source, isShown } = found;
  const toggle = () => void toggleTranslation(item);
  if (!isShown)
    return (
      <button type="button" className={styles.link} aria-expanded="false" onClick={toggle}>
        {words.show}
      </button>
    );
  const isSame = source !== "" && isSameLanguage(source, to);
  return (
    <div className={styles.translation} role="group" aria-labelledby={label}>
      <p className={styles.made}>
        <Icon name="globe" />
        <span id={label}>
          {isSame ? words.same(languageName(source)) : source === "" ? words.made : words.from(languageName(source))}
        </span>
        <button type="button" className={styles.link} aria-expanded="true" onClick={toggle}>
          {words.hide}
        </button>
        {isLast && <Always />}
      </p>
      {!isSame && (
        <p className={styles.text} lang={to} dir="auto">
          {text}
        </p>
      )}
    </div>
  );
}

/** One place for it is enough: the newest message of the customer that is translated. */
function isLastTranslated(state: ConsoleState, item: Item): boolean {
  const id = currentId(state) ?? "";
  if (item.direction !== "in" || foreignLanguage(state, id) === "") return false;
  const last = state.logs[id]?.items.findLast((one) => {
    const found = one.direction === "in" ? translationOf(state, one) : null;
    return found?.is === "there" && found.isShown;
  });
  return last?.id === item.id;
}

function Always(): ReactElement {
  const words = useMessages().translating;
  const spoken = useConsole((state) => foreignLanguage(state, currentId(state)));
  const isChosen = useConsole((state) => isByItself(state, currentId(state)));
  const name = languageName(spoken);
  return (
    <button type="button" className={styles.link} onClick={() => void toggleByItself()}>
      {isChosen ? words.never(name) : words.always(name)}
    </button>
  );
}

/** What a colleague wrote before it was translated; the customer never sees it. */
export function Original({ text }: { readonly text: string }): ReactElement {
  const words = useTranslationWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.originalHide : words.original}
      </button>
      {isOpen && (
        <div className={styles.translation} role="group" aria-label={words.originalOf}>
          <p className={styles.text} dir="auto">
            {text}
          </p>
        </div>
      )}
    </>
  );
}
