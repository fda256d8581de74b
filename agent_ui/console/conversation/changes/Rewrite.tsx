import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { api } from "../../desk/api";
import { rewrite } from "../../desk/changing";
import { focusComposer } from "../../desk/commands/focusComposer";
import { currentId } from "../../desk/derived";
import { explain } from "../../desk/notices";
import { usePreferences } from "../../desk/preferences";
import { useConsole } from "../../desk/store";
import { useAllowedWords } from "../../i18n/allowed";
import { useChangeWords } from "../../i18n/changes";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { excessOf } from "../limits";
import { doesEnterSend } from "../sendKey";
import { excessSentence } from "../sending/excessSentence";
import { useLimits } from "../useAllowed";
import styles from "./Changes.module.css";

const NO_FEATURES: readonly string[] = [];

/** Where one puts another text into a message of one's own, in its place. */
export function Rewrite({ item }: { readonly item: Item }): ReactElement {
  const messages = useMessages();
  const words = useChangeWords();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useConsole(currentId) ?? "";
  const text = useConsole((state) => state.rewriting[item.id] ?? item.text);
  const features = useConsole((state) => state.logs[id]?.features ?? NO_FEATURES);
  const enterSends = doesEnterSend(usePreferences(), features);
  const excess = excessOf(useLimits(id, "reply"), text.trim(), []);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const tooMuch = useExcess(excess);
  const canSave = !isBusy && excess === null && (text.trim() !== "" || item.files.length > 0);
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);

  function leave(): void {
    rewrite(item.id, null);
    focusComposer();
  }

  async function save(): Promise<void> {
    if (!canSave) return;
    if (text.trim() === item.text) return leave();
    setBusy(true);
    try {
      await api.rewrite(id, item.id, text.trim());
      leave();
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    }
    const isSaving = event.key === "Enter" && !event.shiftKey && (event.ctrlKey || event.metaKey || enterSends);
    if (!isSaving) return;
    event.preventDefault();
    void save();
  }

  return (
    <div className={styles.rewrite}>
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={words.rewriting}
        aria-describedby={hint}
        onChange={(event) => {
          setProblem("");
          rewrite(item.id, event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      {(problem || tooMuch) !== "" && (
        <p className={styles.problem} role="alert">
          {problem || tooMuch}
        </p>
      )}
      <div className={styles.rewriteRow}>
        <span className={styles.hint} id={hint}>
          {words.rewritingHint}
        </span>
        <Button isSmall tone="quiet" onPress={leave}>
          {messages.cancel}
        </Button>
        <Button isSmall tone="primary" isDisabled={!canSave} onPress={() => void save()}>
          {messages.save}
        </Button>
      </div>
    </div>
  );
}

function useExcess(excess: ReturnType<typeof excessOf>): string {
  const words = useAllowedWords();
  return excess === null ? "" : excessSentence(words, excess);
}
