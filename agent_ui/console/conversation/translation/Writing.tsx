import type { ReactElement } from "react";
import { keysOf } from "../../desk/commands/command";
import { focusComposer } from "../../desk/commands/focusComposer";
import { translateReply } from "../../desk/commands/translate";
import { useConsole } from "../../desk/store";
import { backToOwnWords, targets, translateDraft, usualTarget } from "../../desk/translatedDraft";
import { languageName } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { useTranslationWords } from "../../i18n/translation";
import { Button, IconButton } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import styles from "./Translation.module.css";

interface ToolsProps {
  readonly id: string;
  readonly isEmpty: boolean;
  /** What stands there is a translation already; it goes into one more language only from the list. */
  readonly isTranslated: boolean;
}

/** Into the customer's language by one press, or into any other. */
export function TranslateTools({ id, isEmpty, isTranslated }: ToolsProps): ReactElement {
  const words = useTranslationWords();
  const to = useConsole(usualTarget);
  const isBusy = useConsole((state) => state.translatingDraft === id);
  const all = useConsole((state) => targets(state).join(" "));
  const languages = all === "" ? [] : all.split(" ");

  async function translate(chosen: string): Promise<void> {
    await translateDraft(id, chosen);
    focusComposer();
  }

  return (
    <>
      {to !== "" && !isTranslated && (
        <Button
          tone="quiet"
          isSmall
          icon="globe"
          hint={keysOf(translateReply)}
          isDisabled={isEmpty || isBusy}
          onPress={() => void translate(to)}
        >
          <span className={styles.into}>{isBusy ? words.asked : words.into(languageName(to))}</span>
        </Button>
      )}
      <Menu
        label={words.other}
        placement="top start"
        trigger={
          <IconButton
            icon={to === "" || isTranslated ? "globe" : "down"}
            label={words.other}
            isDisabled={isEmpty || isBusy || languages.length === 0}
          />
        }
        groups={[{ id: "languages", entries: languages.map((one) => ({ id: one, name: languageName(one) })) }]}
        onChoose={(_group, one) => void translate(one)}
      />
    </>
  );
}

interface OwnProps {
  readonly id: string;
  readonly text: string;
}

/** What stood there before the translation, to compare with it and to go back to. */
export function OwnWords({ id, text }: OwnProps): ReactElement {
  const words = useTranslationWords();
  const { translating } = useMessages();
  return (
    <div className={styles.own}>
      <p className={styles.made} role="status">
        <Icon name="globe" />
        <span>{words.review}</span>
        <Button
          isSmall
          tone="quiet"
          onPress={() => {
            backToOwnWords(id);
            focusComposer();
          }}
        >
          {translating.back}
        </Button>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long words are scrolled by the keyboard */}
      <div className={styles.ownText} tabIndex={0} role="group" aria-label={words.originalOf} dir="auto">
        {text}
      </div>
    </div>
  );
}
