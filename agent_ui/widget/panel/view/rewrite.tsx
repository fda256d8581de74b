import type { VisitorItem } from "@contact-hub/shared/wire.gen";
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import { MOST_CHARACTERS } from "../outbox.ts";
import { DEED_WORDS } from "./deeds-words.ts";
import type { Tools } from "./tools.ts";

interface Props {
  readonly item: VisitorItem;
  readonly change: (what: object) => Promise<boolean>;
  readonly tools: Tools;
}

/** Another text for a message of hers, in its place; what is refused stays to be tried again. */
export function Rewrite({ item, change, tools }: Props): JSX.Element {
  const words = DEED_WORDS[tools.language];
  const [text, setText] = useState(item.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const written = text.trim();
  const isLong = text.length > MOST_CHARACTERS;
  const canSave = !isLong && (written !== "" || Object.keys(item.files).length > 0);
  useLayoutEffect(() => {
    const here = field.current;
    here?.focus();
    here?.setSelectionRange(here.value.length, here.value.length);
  }, []);
  const leave = (): void => {
    toField(field.current);
    tools.actions.aim({ rewriting: "" });
  };
  const save = async (): Promise<void> => {
    if (!canSave) return;
    if (written === item.text || (await change({ change: "edit", text: written }))) leave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      leave();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    void save();
  };
  return (
    <form class="rewrite" aria-live="off" onSubmit={(event) => (event.preventDefault(), void save())}>
      <textarea
        ref={field}
        rows={1}
        value={text}
        placeholder={words.empty}
        aria-label={words.rewriting}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isLong && (
        <p class="complaint" role="alert">
          {tools.words.tooLong}
        </p>
      )}
      <div class="deeds">
        <button class="deed" type="button" onClick={leave}>
          {words.leave}
        </button>
        <button class="deed" disabled={!canSave}>
          {words.save}
        </button>
      </div>
    </form>
  );
}

/** What she writes next goes into the field again. */
export function toField(from: Element | null): void {
  from?.closest(".panel")?.querySelector<HTMLElement>("[data-first]")?.focus();
}
