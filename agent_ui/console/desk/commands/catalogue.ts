import { acceptOffer } from "./acceptOffer";
import { askHelp } from "./askHelp";
import { becomeAvailable } from "./becomeAvailable";
import { CHANGE_MESSAGE } from "./changeMessage";
import { changePresence } from "./changePresence";
import { checkReadiness } from "./checkReadiness";
import { chooseUndo } from "./chooseUndo";
import { comeBack } from "./comeBack";
import type { Command } from "./command";
import { declineOffer } from "./declineOffer";
import { EDIT_CUSTOMER } from "./editCustomer";
import { editAlerts } from "./editAlerts";
import { editSignature } from "./editSignature";
import { endConversation } from "./endConversation";
import { fillInFields } from "./fillInFields";
import { formatText } from "./formatText";
import { forwardMessage } from "./forwardMessage";
import { viewLastFile } from "./viewLastFile";
import { goAdmin } from "./goAdmin";
import { goAway } from "./goAway";
import { goBoard } from "./goBoard";
import { goMention } from "./goMention";
import { goColleagues } from "./goColleagues";
import { GO_LIST } from "./goList";
import { goSearch } from "./goSearch";
import { inviteColleague } from "./inviteColleague";
import { joinConversation } from "./joinConversation";
import { KEEP_UNSENT } from "./keepUnsent";
import { leaveCompany } from "./leaveCompany";
import { insertEmoji } from "./insertEmoji";
import { insertReply } from "./insertReply";
import { markUnread } from "./markUnread";
import { mentionColleague } from "./mentionColleague";
import { leaveNow } from "./leaveNow";
import { mergeCustomer } from "./mergeCustomer";
import { nextConversation } from "./nextConversation";
import { openPalette } from "./openPalette";
import { ownReplies } from "./ownReplies";
import { previousConversation } from "./previousConversation";
import { relate } from "./relate";
import { splitConversation } from "./splitConversation";
import { reopen } from "./reopen";
import { reply } from "./reply";
import { replyAll } from "./replyAll";
import { RESEND } from "./resendMessage";
import { SELECT } from "./select";
import { showShortcuts } from "./showShortcuts";
import { signOutCommand } from "./signOutCommand";
import { snooze } from "./snooze";
import { startConversation } from "./startConversation";
import { SORT_BY } from "./sortBy";
import { moreContrast, switchTheme } from "./switchTheme";
import { tagConversation } from "./tagConversation";
import { takeOver } from "./takeOver";
import { takeConversation } from "./takeConversation";
import { toggleCustomer } from "./toggleCustomer";
import { transfer } from "./transfer";
import { TRANSLATE } from "./translate";
import { undoSend } from "./undoSend";
import { unmergeCustomer } from "./unmergeCustomer";
import { VIEWS } from "./views";
import { waitOnCustomer } from "./waitOnCustomer";
import { wake } from "./wake";
import { whyThisAgent } from "./whyThisAgent";
import { writeNote } from "./writeNote";

/** Everything a person can do by key or from the palette, in the order it is shown. */
export const COMMANDS: readonly Command[] = [
  acceptOffer,
  declineOffer,
  reply,
  replyAll,
  forwardMessage,
  undoSend,
  ...RESEND,
  ...CHANGE_MESSAGE,
  ...TRANSLATE,
  viewLastFile,
  ...KEEP_UNSENT,
  writeNote,
  insertReply,
  insertEmoji,
  formatText,
  mentionColleague,
  waitOnCustomer,
  snooze,
  wake,
  markUnread,
  tagConversation,
  fillInFields,
  inviteColleague,
  askHelp,
  joinConversation,
  leaveCompany,
  relate,
  splitConversation,
  reopen,
  transfer,
  endConversation,
  takeConversation,
  startConversation,
  whyThisAgent,
  ...SELECT,
  toggleCustomer,
  ...EDIT_CUSTOMER,
  mergeCustomer,
  unmergeCustomer,
  nextConversation,
  previousConversation,
  ...GO_LIST,
  ...SORT_BY,
  ...VIEWS,
  goMention,
  goSearch,
  goBoard,
  goAdmin,
  goColleagues,
  openPalette,
  showShortcuts,
  ownReplies,
  changePresence,
  becomeAvailable,
  goAway,
  editAlerts,
  editSignature,
  chooseUndo,
  leaveNow,
  comeBack,
  checkReadiness,
  takeOver,
  switchTheme,
  moreContrast,
  signOutCommand,
];
