import { lazy, Suspense, useEffect, useRef, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { recoverFocus } from "../desk/rowFocus";
import { present, useConsole } from "../desk/store";
import { ahead } from "../ui/ahead";
import { fetchReading } from "./InboxPage";

const decline = ahead(async () => (await import("../offers/DeclineDialog")).DeclineDialog);
const palette = ahead(async () => (await import("../palette/CommandPalette")).CommandPalette);
const TransferDialog = lazy(async () => ({ default: (await import("../conversation/TransferDialog")).TransferDialog }));
const EndDialog = lazy(async () => ({ default: (await import("../conversation/EndDialog")).EndDialog }));
const SnoozeDialog = lazy(async () => ({ default: (await import("../conversation/work/SnoozeDialog")).SnoozeDialog }));
const TagsDialog = lazy(async () => ({ default: (await import("../conversation/work/TagsDialog")).TagsDialog }));
const PeopleDialog = lazy(async () => ({ default: (await import("../conversation/work/PeopleDialog")).PeopleDialog }));
const HelpDialog = lazy(async () => ({ default: (await import("../conversation/work/HelpDialog")).HelpDialog }));
const BulkDialog = lazy(async () => ({ default: (await import("../inbox/bulk/BulkDialog")).BulkDialog }));
const RelatedDialog = lazy(async () => ({
  default: (await import("../conversation/work/RelatedDialog")).RelatedDialog,
}));
const SplitDialog = lazy(async () => ({ default: (await import("../conversation/work/SplitDialog")).SplitDialog }));
const RoutingDialog = lazy(async () => ({ default: (await import("../conversation/RoutingDialog")).RoutingDialog }));
const StartDialog = lazy(async () => ({ default: (await import("../conversation/start/StartDialog")).StartDialog }));
const AlertsDialog = lazy(async () => ({ default: (await import("../alerts/AlertsDialog")).AlertsDialog }));
const ViewDialog = lazy(async () => ({ default: (await import("../inbox/views/ViewDialog")).ViewDialog }));
const ViewsDialog = lazy(async () => ({ default: (await import("../inbox/views/ViewsDialog")).ViewsDialog }));
const SignatureDialog = lazy(async () => ({ default: (await import("../shell/SignatureDialog")).SignatureDialog }));
const UndoDialog = lazy(async () => ({ default: (await import("../conversation/sending/UndoDialog")).UndoDialog }));
const AgainDialog = lazy(async () => ({ default: (await import("../conversation/sending/AgainDialog")).AgainDialog }));
const WithdrawDialog = lazy(async () => ({
  default: (await import("../conversation/changes/WithdrawDialog")).WithdrawDialog,
}));
const FileDialog = lazy(async () => ({ default: (await import("../conversation/file/FileDialog")).FileDialog }));
const MergeDialog = lazy(async () => ({ default: (await import("../customer/MergeDialog")).MergeDialog }));
const OwnReplies = lazy(async () => ({ default: (await import("../replies/OwnReplies")).OwnReplies }));
const ShortcutHelp = lazy(async () => ({ default: (await import("../palette/ShortcutHelp")).ShortcutHelp }));

/** What the desk itself needs comes first. */
const PALETTE_AFTER_MS = 1_000;
const READING_AFTER_MS = 2_000;

// Without a line neither can be fetched ahead; then they are when they are opened.
const fetchDialogs = () => Promise.all([palette.fetch(), decline.fetch()]).catch(() => null);
const fetchPages = () => fetchReading().catch(() => null);

/** The one dialog that is open, wherever it was opened from. */
export function DialogHost(): ReactElement {
  // They are there before they are opened: who types on at once would lose the first letters.
  useEffect(() => {
    const soon = setTimeout(() => void fetchDialogs(), PALETTE_AFTER_MS);
    const later = setTimeout(() => void fetchPages(), READING_AFTER_MS);
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
    };
  }, []);
  useFocusAfterwards();
  return (
    <Suspense fallback={null}>
      <Open />
    </Suspense>
  );
}

/** What had the focus before a dialog may be gone once it closes. */
function useFocusAfterwards(): void {
  const isOpen = useConsole((state) => state.dialog !== null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) recoverFocus(currentId(present()));
    wasOpen.current = isOpen;
  }, [isOpen]);
}

function Open(): ReactElement | null {
  const dialog = useConsole((state) => state.dialog);
  const conversation = useConsole(currentId);
  const merging = useConsole((state) => state.merging);
  const resending = useConsole((state) => state.resending);
  const withdrawing = useConsole((state) => state.withdrawing);
  const editedView = useConsole((state) => state.editedView);
  const outreach = useConsole((state) => state.outreach);
  switch (dialog) {
    case null:
      return null;
    case "palette":
      return <palette.Part />;
    case "replies":
      return <OwnReplies />;
    case "shortcuts":
      return <ShortcutHelp />;
    case "decline":
      return <decline.Part />;
    case "transfer":
      return conversation === null ? null : <TransferDialog id={conversation} />;
    case "end":
      return conversation === null ? null : <EndDialog id={conversation} />;
    case "snooze":
      return conversation === null ? null : <SnoozeDialog id={conversation} />;
    case "tags":
      return conversation === null ? null : <TagsDialog id={conversation} />;
    case "people":
      return conversation === null ? null : <PeopleDialog id={conversation} />;
    case "help":
      return conversation === null ? null : <HelpDialog id={conversation} />;
    case "bulk":
      return <BulkDialog />;
    case "related":
      return conversation === null ? null : <RelatedDialog id={conversation} />;
    case "split":
      return conversation === null ? null : <SplitDialog id={conversation} />;
    case "file":
      return <FileDialog />;
    case "routing":
      return conversation === null ? null : <RoutingDialog id={conversation} />;
    case "merge":
      return merging === null ? null : <MergeDialog {...merging} />;
    case "alerts":
      return <AlertsDialog />;
    case "view":
      return <ViewDialog key={editedView} id={editedView} />;
    case "views":
      return <ViewsDialog />;
    case "signature":
      return <SignatureDialog />;
    case "undo":
      return <UndoDialog />;
    case "again":
      return resending === null ? null : <AgainDialog item={resending} />;
    case "withdraw":
      return withdrawing === null ? null : <WithdrawDialog item={withdrawing} />;
    case "outreach":
      return outreach === null ? null : <StartDialog {...outreach} />;
    default:
      return dialog satisfies never;
  }
}
