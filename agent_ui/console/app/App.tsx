import { lazy, Suspense, useEffect, type ReactElement } from "react";
import { I18nProvider } from "react-aria-components";
import { listenForShortcuts } from "../desk/commands/listen";
import { oneTimeOf } from "../desk/oneTime";
import { useConsole } from "../desk/store";
import { useLanguage } from "../i18n/language";
import { OneTimePage } from "../sign_in/OneTimePage";
import { SignIn } from "../sign_in/SignIn";
import { ErrorBoundary } from "./ErrorBoundary";
import styles from "./App.module.css";

const oneTime = oneTimeOf(location);

const Desk = lazy(async () => ({ default: (await import("./Desk")).Desk }));

/** The whole console: the sign-in page, or the desk. */
export function App(): ReactElement {
  const phase = useConsole((state) => state.phase);
  const { locale, language } = useLanguage();
  useEffect(listenForShortcuts, []);
  return (
    <I18nProvider locale={locale}>
      <ErrorBoundary key={language}>
        {phase === "signed_out" && (oneTime === null ? <SignIn /> : <OneTimePage oneTime={oneTime} />)}
        {phase === "ready" && (
          <Suspense fallback={<Starting />}>
            <Desk />
          </Suspense>
        )}
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
