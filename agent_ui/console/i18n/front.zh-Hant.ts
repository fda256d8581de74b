/** The words of the first screen, and of the line to the hub, in 繁體中文. */
import type { Messages } from "./en";

export const frontWords: Pick<Messages, "problem" | "signIn" | "oneTime" | "line"> = {
  problem: {
    unreachable: "無法連線到伺服器。請檢查網路；您寫的內容不會遺失。",
    unexpected: "操作未成功，請再試一次。",
    title: "此頁面發生問題",
    reload: "重新載入頁面",
  },
  signIn: {
    title: "登入",
    lead: "所有客戶、所有管道，一個工作台。",
    email: "電子郵件",
    password: "密碼",
    submit: "登入",
    busy: "登入中…",
    emailMissing: "請輸入電子郵件地址。",
    passwordMissing: "請輸入密碼。",
    refused: "電子郵件與密碼不相符。請檢查後再試。",
    tooMany: "嘗試次數過多。請等一分鐘後再試。",
    expired: "登入已過期。您寫的內容已保留：請重新登入後繼續。",
    elsewhere: "您已被系統登出。",
  },
  oneTime: {
    setUp: "開始設定",
    setUpLead: "建立此系統的首位管理員。",
    passwordLead: "為您的帳號選擇密碼。",
    addressLead: "請確認您的新電子郵件地址。",
    confirmAddress: "確認地址",
    addressIs: (name, email) => `${name}，此後請以 ${email} 登入。`,
    goOn: "前往工作台",
    passwordFor: (name, email) => `這是 ${name}（${email}）的帳號。如果不是您本人，請告知給您連結的人。`,
    password: "儲存密碼",
    name: "您的姓名",
    nameMissing: "請輸入您的姓名。",
    newPassword: "新密碼",
  },
  line: {
    connecting: "連線中…",
    live: "已連線",
    broken: "正在重新連線…",
    brokenDetail: "目前內容可能不是最新，恢復後會自動更新。",
    secondSignIn: "您的帳號同時在另一處登入。",
  },
};
