import { useEffect, useState, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { WritingField, type WritingProps } from "./WritingField";

export interface RichProps extends Omit<WritingProps, "onWrite"> {
  /** The same text in rich form; empty where it is plain. */
  readonly html: string;
  readonly onWrite: (text: string, html: string) => void;
  /** Whether it is the field that commands write in. */
  readonly isComposer?: boolean;
  readonly isFocusedFirst?: boolean;
}

type Part = typeof import("./rich/RichField");

let known: Part | null = null;

async function fetched(): Promise<Part> {
  const part = await import("./rich/RichField");
  await part.prepared();
  known = part;
  return part;
}

/** Where the cursor stands in the plain field that is about to go; null where it stands elsewhere. */
function caretNow(): number | null {
  const { activeElement } = document;
  const isHere = activeElement instanceof HTMLTextAreaElement && activeElement.dataset["composer"] !== undefined;
  return isHere ? activeElement.selectionEnd : null;
}

/** Where a mail is written: plain until the part for rich text is here, and wherever that cannot be fetched. */
export function LetterField({ isFocusedFirst = false, ...props }: RichProps): ReactElement {
  const { html, onWrite, isReadOnly } = props;
  const [rich, setRich] = useState(() => known && { part: known, caret: isFocusedFirst ? props.text.length : null });
  const [isLost, setLost] = useState(false);
  const isAwaited = rich === null;
  useEffect(() => {
    let isGone = false;
    if (isAwaited)
      fetched().then(
        // At once: a letter typed between looking where the cursor stands and standing there would be misplaced.
        (part) => isGone || flushSync(() => setRich({ part, caret: caretNow() })),
        () => isGone || setLost(true),
      );
    return () => {
      isGone = true;
    };
  }, [isAwaited]);
  if (rich !== null) return <rich.part.RichField {...props} caret={rich.caret} />;
  return (
    // Whoever wrote in forms does not lose them in the moment before they can be shown.
    <WritingField
      {...props}
      isAwaiting={!isReadOnly && html !== "" && !isLost}
      isFocusedFirst={isFocusedFirst}
      onWrite={(text) => onWrite(text, "")}
    />
  );
}
