/** The words of where somebody is signed in, in 繁體中文. */
import type { SignedInWords } from "./signedIn.en";

export const signedInWords: SignedInWords = {
  title: "我的登入位置",
  lead: "如有不認識的登入，請結束它並變更密碼。",
  ofHer: "登入位置",
  none: "未在任何地方登入。",
  unknown: "未知瀏覽器",
  here: "目前",
  since: (when) => `登入於 ${when}`,
  seen: (when) => `最近使用 ${when}`,
  end: "在那裡登出",
  endOf: (device) => `在那裡登出：${device}`,
  others: "在其他所有地方登出",
  all: "使其在所有地方登出",
  ended: "已在那裡登出。",
  endedAll: "已在所有地方登出。",
};
