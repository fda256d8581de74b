/** The words of being told while no console is open, in 简体中文; they come with their part of the dialog. */
import type { PushWords } from "./push.en";

export const pushWords: PushWords = {
  title: "工作台关闭时",
  lead: "在这里开启的浏览器，会在您没有打开任何工作台标签页时照样提醒您。您主动离开或离线时，只提醒同事提及。工作台关闭时不会向您分派新会话：只会提醒关闭前已在响铃的请求。隐藏的标签页视为打开。",
  here: "此浏览器",
  isOn: "已开启：工作台关闭时在这里提醒您",
  isOff: "未开启",
  turnOn: "在此浏览器开启",
  turnOff: "关闭",
  states: {
    denied: "无法开启：此浏览器已阻止通知。解除方法见上方“怎么办”。",
    insecure: "无法开启：浏览器仅在通过 https 访问时提供此功能。",
    none: "无法开启：此浏览器不提供此功能。使用 iPhone 或 iPad 时，请先将工作台添加到主屏幕，再从那里打开。",
    tab: "演示标签页中无法开启：关闭标签页后它就不存在了。请从正式地址登录后再试。",
  },
  failed: (reason) => `浏览器的推送服务没有响应（${reason}）。请检查网络后重试。`,
  devices: "您的设备",
  none: "目前没有设备会提醒您。",
  unnamed: "未知浏览器",
  thisOne: "此浏览器",
  since: (moment) => `${moment} 起`,
  told: (moment) => `上次提醒 ${moment}`,
  failing: "推送服务拒绝了上一条提醒",
  names: (device) => `在 ${device} 上显示是谁、写了什么`,
  end: (device) => `关闭 ${device}`,
  ended: (device) => `${device} 不再提醒您。`,
  turnedOn: "工作台关闭时，此浏览器会提醒您。",
  signOut: "退出登录会关闭此浏览器的提醒；14 天未使用也会关闭。",
};
