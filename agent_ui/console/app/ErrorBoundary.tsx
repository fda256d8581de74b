import { Component, type ReactNode } from "react";
import { messages } from "../i18n/language";
import { Button } from "../ui/Button";
import styles from "./App.module.css";

interface State {
  readonly hasFailed: boolean;
}

/** A mistake in drawing shows a way on instead of an empty page. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { hasFailed: false };

  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const words = messages().problem;
    return (
      <main className={styles.failed} role="alert">
        <h1>{words.title}</h1>
        <Button tone="primary" onPress={() => location.reload()}>
          {words.reload}
        </Button>
      </main>
    );
  }
}
