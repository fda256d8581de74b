import { acceptOffer } from "./acceptOffer";
import { becomeAvailable } from "./becomeAvailable";
import type { Command } from "./command";
import { declineOffer } from "./declineOffer";
import { EDIT_CUSTOMER } from "./editCustomer";
import { endConversation } from "./endConversation";
import { goAdmin } from "./goAdmin";
import { goAway } from "./goAway";
import { goBoard } from "./goBoard";
import { goMine } from "./goMine";
import { goSearch } from "./goSearch";
import { goTeam } from "./goTeam";
import { mergeCustomer } from "./mergeCustomer";
import { nextConversation } from "./nextConversation";
import { openPalette } from "./openPalette";
import { previousConversation } from "./previousConversation";
import { reply } from "./reply";
import { showShortcuts } from "./showShortcuts";
import { signOutCommand } from "./signOutCommand";
import { switchTheme } from "./switchTheme";
import { takeConversation } from "./takeConversation";
import { toggleCustomer } from "./toggleCustomer";
import { transfer } from "./transfer";
import { unmergeCustomer } from "./unmergeCustomer";
import { waitOnCustomer } from "./waitOnCustomer";
import { whyThisAgent } from "./whyThisAgent";
import { writeNote } from "./writeNote";

/** Everything a person can do by key or from the palette, in the order it is shown. */
export const COMMANDS: readonly Command[] = [
  acceptOffer,
  declineOffer,
  reply,
  writeNote,
  waitOnCustomer,
  transfer,
  endConversation,
  takeConversation,
  whyThisAgent,
  toggleCustomer,
  ...EDIT_CUSTOMER,
  mergeCustomer,
  unmergeCustomer,
  nextConversation,
  previousConversation,
  goMine,
  goTeam,
  goSearch,
  goBoard,
  goAdmin,
  openPalette,
  showShortcuts,
  becomeAvailable,
  goAway,
  switchTheme,
  signOutCommand,
];
