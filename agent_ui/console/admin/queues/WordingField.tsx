import { useState, type ReactElement } from "react";
import { languageName } from "../../i18n/format";
import { useAdministrationMessages } from "../../i18n/administration";
import { LANGUAGES } from "../../i18n/language";
import { Button, IconButton } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { ALL, isTag, textsOf, withLanguage, withoutLanguage, withText, type Wording } from "./wording";
import styles from "./Editor.module.css";

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: Wording;
  readonly onChange: (value: Wording) => void;
  /** What is wrong with the text of a language, or with all of it. */
  readonly errorOf: (language: string) => string | undefined;
}

/** A text for customers: one for everybody, or one for each language. */
export function WordingField({ label, hint, value, onChange, errorOf }: Props): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  const texts = textsOf(value);
  const shown: typeof texts = texts.length > 0 ? texts : [[ALL, ""]];
  const general = texts.some(([language]) => language !== ALL) ? errorOf(ALL) : undefined;
  return (
    <fieldset className={styles.numbers}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {shown.map(([language, text]) => (
        <div key={language} className={styles.wordingRow}>
          <Field
            label={language === ALL ? words.forEverybody : languageName(language)}
            value={text}
            rows={2}
            onChange={(next) => onChange(withText(value, language, next))}
            error={errorOf(language)}
          />
          {language !== ALL && (
            <IconButton
              icon="cross"
              label={words.remove(`${label}: ${languageName(language)}`)}
              onPress={() => onChange(withoutLanguage(value, language))}
            />
          )}
        </div>
      ))}
      {general !== undefined && (
        <p className={styles.error} role="alert">
          {general}
        </p>
      )}
      <Languages label={label} value={value} onChange={onChange} />
    </fieldset>
  );
}

/** One more language: those of the console at a press, any other by its tag. */
function Languages({ label, value, onChange }: Omit<Props, "errorOf" | "hint">): ReactElement {
  const { queueEditor: words } = useAdministrationMessages();
  const [tag, setTag] = useState("");
  const known = new Set(textsOf(value).map(([language]) => language));
  const offered = LANGUAGES.filter((language) => !known.has(language));
  const wanted = tag.trim();

  function add(language: string): void {
    onChange(withLanguage(value, language));
    setTag("");
  }

  return (
    <>
      {offered.length > 0 && (
        <div className={styles.checkRow}>
          {offered.map((language) => (
            <Button key={language} isSmall onPress={() => add(language)}>
              {words.addLanguage(languageName(language))}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.numberRow}>
        <Field label={words.otherLanguage} hint={words.otherLanguageHint} value={tag} onChange={setTag} />
        <Button
          isDisabled={!isTag(wanted) || known.has(wanted)}
          onPress={() => add(wanted)}
          aria-label={`${words.add}: ${label}`}
        >
          {words.add}
        </Button>
      </div>
    </>
  );
}
