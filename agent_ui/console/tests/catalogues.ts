/** Every catalogue whole, with the words that come only with their screens. */
import { administrationWords } from "../i18n/administration.en";
import { administrationWords as simplifiedAdministration } from "../i18n/administration.zh-Hans";
import { administrationWords as traditionalAdministration } from "../i18n/administration.zh-Hant";
import { alertWords, type AlertWords } from "../i18n/alerts.en";
import { alertWords as simplifiedAlerts } from "../i18n/alerts.zh-Hans";
import { alertWords as traditionalAlerts } from "../i18n/alerts.zh-Hant";
import { boardWords, type BoardWords } from "../i18n/board.en";
import { boardWords as simplifiedBoard } from "../i18n/board.zh-Hans";
import { boardWords as traditionalBoard } from "../i18n/board.zh-Hant";
import type { AdministrationMessages } from "../i18n/administration";
import { english as core } from "../i18n/en";
import { firstLetterWords, type FirstLetterWords } from "../i18n/firstLetters.en";
import { firstLetterWords as simplifiedFirst } from "../i18n/firstLetters.zh-Hans";
import { firstLetterWords as traditionalFirst } from "../i18n/firstLetters.zh-Hant";
import { richWords, type RichWords } from "../i18n/rich.en";
import { richWords as simplifiedRich } from "../i18n/rich.zh-Hans";
import { richWords as traditionalRich } from "../i18n/rich.zh-Hant";
import { simplified as simplifiedCore } from "../i18n/zh-Hans";
import { changeWords, type ChangeWords } from "../i18n/changes.en";
import { changeWords as simplifiedChanges } from "../i18n/changes.zh-Hans";
import { changeWords as traditionalChanges } from "../i18n/changes.zh-Hant";
import { storyWords, type StoryWords } from "../i18n/story.en";
import { storyWords as simplifiedStory } from "../i18n/story.zh-Hans";
import { storyWords as traditionalStory } from "../i18n/story.zh-Hant";
import { signedInWords, type SignedInWords } from "../i18n/signedIn.en";
import { signedInWords as simplifiedSignedIn } from "../i18n/signedIn.zh-Hans";
import { signedInWords as traditionalSignedIn } from "../i18n/signedIn.zh-Hant";
import { proofWords, type ProofWords } from "../i18n/proof.en";
import { proofWords as simplifiedProof } from "../i18n/proof.zh-Hans";
import { proofWords as traditionalProof } from "../i18n/proof.zh-Hant";
import { pushWords, type PushWords } from "../i18n/push.en";
import { pushWords as simplifiedPush } from "../i18n/push.zh-Hans";
import { pushWords as traditionalPush } from "../i18n/push.zh-Hant";
import { savedViewWords, type SavedViewWords } from "../i18n/savedViews.en";
import { savedViewWords as simplifiedViews } from "../i18n/savedViews.zh-Hans";
import { savedViewWords as traditionalViews } from "../i18n/savedViews.zh-Hant";
import { updateWords, type UpdateWords } from "../i18n/update.en";
import { updateWords as simplifiedUpdate } from "../i18n/update.zh-Hans";
import { updateWords as traditionalUpdate } from "../i18n/update.zh-Hant";
import { traditional as traditionalCore } from "../i18n/zh-Hant";

export type EveryMessage = AdministrationMessages & {
  readonly alerts: AlertWords;
  readonly board: BoardWords;
  readonly changes: ChangeWords;
  readonly firstLetters: FirstLetterWords;
  readonly story: StoryWords;
  readonly push: PushWords;
  readonly signedIn: SignedInWords;
  readonly proof: ProofWords;
  readonly rich: RichWords["rich"];
  readonly savedViews: SavedViewWords;
  readonly update: UpdateWords;
};

export const english: EveryMessage = {
  ...core,
  ...administrationWords,
  alerts: alertWords,
  changes: changeWords,
  firstLetters: firstLetterWords,
  story: storyWords,
  push: pushWords,
  signedIn: signedInWords,
  proof: proofWords,
  rich: richWords,
  savedViews: savedViewWords,
  update: updateWords,
  board: boardWords,
};
export const simplified: EveryMessage = {
  ...simplifiedCore,
  ...simplifiedAdministration,
  alerts: simplifiedAlerts,
  changes: simplifiedChanges,
  firstLetters: simplifiedFirst,
  story: simplifiedStory,
  push: simplifiedPush,
  signedIn: simplifiedSignedIn,
  proof: simplifiedProof,
  rich: simplifiedRich,
  savedViews: simplifiedViews,
  update: simplifiedUpdate,
  board: simplifiedBoard,
};
export const traditional: EveryMessage = {
  ...traditionalCore,
  ...traditionalAdministration,
  alerts: traditionalAlerts,
  changes: traditionalChanges,
  firstLetters: traditionalFirst,
  story: traditionalStory,
  push: traditionalPush,
  signedIn: traditionalSignedIn,
  proof: traditionalProof,
  rich: traditionalRich,
  savedViews: traditionalViews,
  update: traditionalUpdate,
  board: traditionalBoard,
};
