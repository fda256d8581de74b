/** The words of the bar, and of who one is at present, in 繁體中文. */
import type { Messages } from "./en";

export const shellWords: Pick<Messages, "bar" | "presence"> = {
  bar: {
    navigation: "主選單",
    inbox: "收件匣",
    board: "看板",
    queues: "佇列",
    admin: "管理",
    account: "帳號與設定",
    theme: "主題",
    themes: { system: "依系統設定", light: "淺色", dark: "深色", contrast: "高對比" },
    settings: "設定",
    sound: "這部電腦的音效",
    proof: "我的登入方式",
    signedIn: "我的登入位置",
    signOut: "登出",
    capacity: "接待量",
    capacityOf: (channel, used, limit) => `${channel}：${used} / ${limit}`,
    commands: "指令",
  },
  presence: {
    label: (state) => `狀態：${state}`,
    available: "上線",
    away: "離開",
    offline: "離線",
    busy: "忙碌",
    onCall: "通話中",
    noAnswer: "未應答",
    connectionLost: "連線中斷",
    change: "變更狀態",
    missed: "有一個對話請求未被應答，因此暫停分派給您。選擇「上線」即可繼續。",
  },
};
