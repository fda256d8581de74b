/** The words of being told while no console is open, in 繁體中文; they come with their part of the dialog. */
import type { PushWords } from "./push.en";

export const pushWords: PushWords = {
  title: "工作台關閉時",
  lead: "在這裡開啟的瀏覽器，會在您沒有開著任何工作台分頁時照樣提醒您。您主動離開或離線時，只提醒同事提及。工作台關閉時不會向您分派新對話：只會提醒關閉前已在響鈴的請求。隱藏的分頁視為開啟。",
  here: "這個瀏覽器",
  isOn: "已開啟：工作台關閉時在這裡提醒您",
  isOff: "未開啟",
  turnOn: "在這個瀏覽器開啟",
  turnOff: "關閉",
  states: {
    denied: "無法開啟：這個瀏覽器已封鎖通知。解除方式請見上方「該怎麼辦」。",
    insecure: "無法開啟：瀏覽器僅在以 https 連線時提供此功能。",
    none: "無法開啟：這個瀏覽器不提供此功能。使用 iPhone 或 iPad 時，請先把工作台加入主畫面，再從那裡開啟。",
    tab: "展示分頁中無法開啟：分頁一關它就不在了。請從正式網址登入後再試。",
  },
  failed: (reason) => `瀏覽器的推播服務沒有回應（${reason}）。請檢查網路後再試一次。`,
  devices: "您的裝置",
  none: "目前沒有裝置會提醒您。",
  unnamed: "不明瀏覽器",
  thisOne: "這個瀏覽器",
  since: (moment) => `自 ${moment}`,
  told: (moment) => `上次提醒 ${moment}`,
  failing: "推播服務拒收了上一則提醒",
  names: (device) => `在 ${device} 上顯示是誰、寫了什麼`,
  end: (device) => `關閉 ${device}`,
  ended: (device) => `${device} 不會再提醒您。`,
  turnedOn: "工作台關閉時，這個瀏覽器會提醒您。",
  signOut: "登出會關閉這個瀏覽器的提醒；14 天未使用也會關閉。",
};
