import { lazy, Suspense, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { useConsole } from "../desk/store";
import { DeclineDialog } from "../offers/DeclineDialog";

const TransferDialog = lazy(async () => ({ default: (await import("../conversation/TransferDialog")).TransferDialog }));
const EndDialog = lazy(async () => ({ default: (await import("../conversation/EndDialog")).EndDialog }));
const RoutingDialog = lazy(async () => ({ default: (await import("../conversation/RoutingDialog")).RoutingDialog }));
const CommandPalette = lazy(async () => ({ default: (await import("../palette/CommandPalette")).CommandPalette }));
const ShortcutHelp = lazy(async () => ({ default: (await import("../palette/ShortcutHelp")).ShortcutHelp }));

/** The one dialog that is open, wherever it was opened from. */
export function DialogHost(): ReactElement {
  return (
    <Suspense fallback={null}>
      <Open />
    </Suspense>
  );
}

function Open(): ReactElement | null {
  const dialog = useConsole((state) => state.dialog);
  const conversation = useConsole(currentId);
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
    default:
      return dialog satisfies never;
  }
}
