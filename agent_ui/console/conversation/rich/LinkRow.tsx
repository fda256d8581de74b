import { useState, type FormEvent, type KeyboardEvent, type ReactElement } from "react";
import { useRichMessages } from "../../i18n/rich";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { addressOf } from "./address";
import styles from "./Rich.module.css";

interface Props {
  /** Where it leads now; empty where nothing is linked yet. */
  readonly href: string;
  readonly onLink: (href: string, label: string) => void;
  readonly onUnlink: () => void;
  readonly onClose: () => void;
}

/** Where the words that are selected shall lead. */
export function LinkRow({ href, onLink, onUnlink, onClose }: Props): ReactElement {
  const messages = useRichMessages();
  const words = messages.rich;
  const [typed, setTyped] = useState(href.replace(/^mailto:/, ""));
  const [isTried, setTried] = useState(false);
  const meant = addressOf(typed);

  function submit(event: FormEvent): void {
    event.preventDefault();
    // A form in a dialog is inside another's tree.
    event.stopPropagation();
    setTried(true);
    if (meant !== null) onLink(meant, typed.trim());
  }

  function close(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  }

  return (
    // Escape ends it wherever one stands in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.link} noValidate onSubmit={submit} onKeyDownCapture={close}>
      <Field
        label={words.address}
        value={typed}
        onChange={setTyped}
        autoFocus
        hint={words.addressHint}
        error={isTried && meant === null ? words.noAddress : undefined}
      />
      <div className={styles.linkDeeds}>
        <Button isSmall type="submit" tone="primary">
          {words.setLink}
        </Button>
        {href !== "" && (
          <Button isSmall onPress={onUnlink}>
            {words.unlink}
          </Button>
        )}
        <Button isSmall tone="quiet" onPress={onClose}>
          {messages.cancel}
        </Button>
      </div>
    </form>
  );
}
