import { lazy, Suspense, useEffect, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { useConsole } from "../desk/store";
import { DeclineDialog } from "../offers/DeclineDialog";

const TransferDialog = lazy(async () => ({ default: (await import("../conversation/TransferDialog")).TransferDialog }));
const EndDialog = lazy(async () => ({ default: (await import("../conversation/EndDialog")).EndDialog }));
const RoutingDialog = lazy(async () => ({ default: (await import("../conversation/RoutingDialog")).RoutingDialog }));
const loadPalette = async () => ({ default: (await import("../palette/CommandPalette")).CommandPalette });
const CommandPalette = lazy(loadPalette);
const MergeDialog = lazy(async () => ({ default: (await import("../customer/MergeDialog")).MergeDialog }));
const ShortcutHelp = lazy(async () => ({ default: (await import("../palette/ShortcutHelp")).ShortcutHelp }));

/** What the desk itself needs comes first. */
const PALETTE_AFTER_MS = 1_000;

/** The one dialog that is open, wherever it was opened from. */
export function DialogHost(): ReactElement {
  // It is there before it is opened: who types on at once would lose the first letters.
  useEffect(() => {
    // Without a line it cannot be fetched ahead; it is fetched when it is opened.
    const later = setTimeout(() => void loadPalette().catch(() => null), PALETTE_AFTER_MS);
    return () => clearTimeout(later);
  }, []);
  return (
    <Suspense fallback={null}>
      <Open />
    </Suspense>
  );
}

function Open(): ReactElement | null {
  const dialog = useConsole((state) => state.dialog);
  const conversation = useConsole(currentId);
  const merging = useConsole((state) => state.merging);
  switch (dialog) {
    case null:
      return null;
    case "palette":
      return <CommandPalette />;
    case "shortcuts":
      return <ShortcutHelp />;
    case "decline":
      return <DeclineDialog />;
    case "transfer":
      return conversation === null ? null : <TransferDialog id={conversation} />;
    case "end":
      return conversation === null ? null : <EndDialog id={conversation} />;
    case "routing":
      return conversation === null ? null : <RoutingDialog id={conversation} />;
    case "merge":
      return merging === null ? null : <MergeDialog {...merging} />;
    default:
      return dialog satisfies never;
  }
}
