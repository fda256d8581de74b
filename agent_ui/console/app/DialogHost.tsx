import { Suspense, useEffect, useRef, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { notify } from "../desk/notices";
import { recoverFocus } from "../desk/rowFocus";
import { present, useConsole } from "../desk/store";
import { closeDialog } from "../desk/view";
import { messages } from "../i18n/language";
import { ahead } from "../ui/ahead";
import { fetchReading } from "./InboxPage";
import { fetchAhead, later } from "../ui/later";

const decline = ahead(async () => (await import("../offers/DeclineDialog")).DeclineDialog);
const palette = ahead(async () => (await import("../palette/CommandPalette")).CommandPalette);
const TransferDialog = later(async () => (await import("../conversation/TransferDialog")).TransferDialog);
const EndDialog = later(async () => (await import("../conversation/EndDialog")).EndDialog);
const SnoozeDialog = later(async () => (await import("../conversation/work/SnoozeDialog")).SnoozeDialog);
const TagsDialog = later(async () => (await import("../conversation/work/TagsDialog")).TagsDialog);
const PeopleDialog = later(async () => (await import("../conversation/work/PeopleDialog")).PeopleDialog);
const HelpDialog = later(async () => (await import("../conversation/work/HelpDialog")).HelpDialog);
const BulkDialog = later(async () => (await import("../inbox/bulk/BulkDialog")).BulkDialog);
const RelatedDialog = later(async () => (await import("../conversation/work/RelatedDialog")).RelatedDialog);
const SplitDialog = later(async () => (await import("../conversation/work/SplitDialog")).SplitDialog);
const RoutingDialog = later(async () => (await import("../conversation/RoutingDialog")).RoutingDialog);
const StartDialog = later(async () => (await import("../conversation/start/StartDialog")).StartDialog);
const AlertsDialog = later(async () => (await import("../alerts/AlertsDialog")).AlertsDialog);
const ViewDialog = later(async () => (await import("../inbox/views/ViewDialog")).ViewDialog);
const ViewsDialog = later(async () => (await import("../inbox/views/ViewsDialog")).ViewsDialog);
const SignatureDialog = later(async () => (await import("../shell/SignatureDialog")).SignatureDialog);
const SignedInDialog = later(async () => (await import("../signedIn/SignedInDialog")).SignedInDialog);
const ProofDialog = later(async () => (await import("../proof/ProofDialog")).ProofDialog);
const UndoDialog = later(async () => (await import("../conversation/sending/UndoDialog")).UndoDialog);
const AgainDialog = later(async () => (await import("../conversation/sending/AgainDialog")).AgainDialog);
const WithdrawDialog = later(async () => (await import("../conversation/changes/WithdrawDialog")).WithdrawDialog);
const FileDialog = later(async () => (await import("../conversation/file/FileDialog")).FileDialog);
const MergeDialog = later(async () => (await import("../customer/MergeDialog")).MergeDialog);
const OwnReplies = later(async () => (await import("../replies/OwnReplies")).OwnReplies);
const ShortcutHelp = later(async () => (await import("../palette/ShortcutHelp")).ShortcutHelp);

/** What the desk itself needs comes first. */
const PALETTE_AFTER_MS = 1_000;
const READING_AFTER_MS = 2_000;
const REST_AFTER_MS = 6_000;
/** How long a dialog that was asked for may stay away before it is given up. */
const PATIENCE_MS = 5_000;

// Without a line neither can be fetched ahead; then they are when they are opened.
const fetchDialogs = () => Promise.all([palette.fetch(), decline.fetch()]).catch(() => null);
const fetchPages = () => fetchReading().catch(() => null);

/** The one dialog that is open, wherever it was opened from. */
export function DialogHost(): ReactElement {
  // They are there before they are opened: who types on at once would lose the first letters.
  useEffect(() => {
    const soon = setTimeout(() => void fetchDialogs(), PALETTE_AFTER_MS);
    const pages = setTimeout(() => void fetchPages(), READING_AFTER_MS);
    const rest = setTimeout(() => void fetchAhead(), REST_AFTER_MS);
    return () => [soon, pages, rest].forEach(clearTimeout);
  }, []);
  useFocusAfterwards();
  return (
    <Suspense fallback={<Awaited />}>
      <Open />
    </Suspense>
  );
}

/** Where a dialog is not here yet: without a line it does not come, and the keys belong to the page again. */
function Awaited(): null {
  useEffect(() => {
    const given = setTimeout(() => {
      closeDialog();
      notify(messages().problem.unreachable, "problem");
    }, PATIENCE_MS);
    return () => clearTimeout(given);
  }, []);
  return null;
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
    case "signedIn":
      return <SignedInDialog />;
    case "proof":
      return <ProofDialog />;
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
