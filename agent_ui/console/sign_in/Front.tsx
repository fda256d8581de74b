import type { ReactElement, ReactNode } from "react";
import { speak } from "../desk/session";
import { LANGUAGES, OWN_NAMES, useLanguage } from "../i18n/language";
import { cx } from "../ui/cx";
import { Logo } from "../ui/Logo";
import styles from "./SignIn.module.css";

/** A page before anybody is signed in: the product, one form, and the language. */
export function Front({ lead, children }: { readonly lead: string; readonly children: ReactNode }): ReactElement {
  const { messages } = useLanguage();
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Logo />
          <h1 className={styles.title}>{messages.product}</h1>
          <p className={styles.lead}>{lead}</p>
        </div>
        {children}
      </main>
      <Languages />
    </div>
  );
}

function Languages(): ReactElement {
  const { language, messages } = useLanguage();
  return (
    <nav className={styles.languages} aria-label={messages.language}>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          className={cx(styles.language)}
          onClick={() => void speak(each)}
        >
          {OWN_NAMES[each]}
        </button>
      ))}
    </nav>
  );
}
