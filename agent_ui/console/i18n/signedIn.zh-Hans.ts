/** The words of where somebody is signed in, in 简体中文. */
import type { SignedInWords } from "./signedIn.en";

export const signedInWords: SignedInWords = {
  title: "我的登录位置",
  lead: "如有不认识的登录，请结束它并更改密码。",
  ofHer: "登录位置",
  none: "未在任何地方登录。",
  unknown: "未知浏览器",
  here: "当前",
  since: (when) => `登录于 ${when}`,
  seen: (when) => `最近使用 ${when}`,
  end: "在那里退出登录",
  endOf: (device) => `在那里退出登录：${device}`,
  others: "在其他所有地方退出登录",
  all: "使其在所有地方退出登录",
  ended: "已在那里退出登录。",
  endedAll: "已在所有地方退出登录。",
};
