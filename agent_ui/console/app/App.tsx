import { Suspense, useEffect, type ReactElement } from "react";
import { I18nProvider } from "react-aria-components";
import { listenForShortcuts } from "../desk/commands/listen";
import { oneTimeOf } from "../desk/oneTime";
import { useConsole } from "../desk/store";
import { useLanguage } from "../i18n/language";
import { ahead } from "../ui/ahead";
import { Desk } from "./Desk";
import { ErrorBoundary } from "./ErrorBoundary";
import styles from "./App.module.css";

const oneTime = oneTimeOf(location);

// Who works here is signed in already on most mornings: only whoever is not fetches the page for it.
const signIn = ahead(async () => (await import("../sign_in/SignIn")).SignIn);
const oneTimePage = ahead(async () => (await import("../sign_in/OneTimePage")).OneTimePage);

/** Fetch the page for whoever is not signed in. */
export const fetchFront = () => (oneTime === null ? signIn : oneTimePage).fetch();

/** The whole console: the sign-in page, or the desk. */
export function App(): ReactElement {
  const phase = useConsole((state) => state.phase);
  const { locale, language } = useLanguage();
  useEffect(listenForShortcuts, []);
  return (
    <I18nProvider locale={locale}>
      <ErrorBoundary key={language}>
        {phase === "signed_out" && (
          <Suspense fallback={<Starting />}>
            {oneTime === null ? <signIn.Part /> : <oneTimePage.Part oneTime={oneTime} />}
          </Suspense>
        )}
        {phase === "ready" && <Desk />}
        {phase === "starting" && <Starting />}
      </ErrorBoundary>
    </I18nProvider>
  );
}

function Starting(): ReactElement {
  const { messages } = useLanguage();
  return (
    <main className={styles.starting}>
      <h1 className="unseen">{messages.product}</h1>
      <p role="status">{messages.loading}</p>
    </main>
  );
}
