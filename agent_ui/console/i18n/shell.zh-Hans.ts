/** The words of the bar, and of who one is at present, in 简体中文. */
import type { Messages } from "./en";

export const shellWords: Pick<Messages, "bar" | "presence"> = {
  bar: {
    navigation: "主导航",
    inbox: "收件箱",
    board: "看板",
    queues: "队列",
    admin: "管理",
    account: "账号与设置",
    theme: "主题",
    themes: { system: "跟随系统", light: "浅色", dark: "深色", contrast: "高对比度" },
    settings: "设置",
    sound: "本机声音",
    proof: "我的登录方式",
    signedIn: "我的登录位置",
    signOut: "退出登录",
    capacity: "接待量",
    capacityOf: (channel, used, limit) => `${channel}：${used} / ${limit}`,
    commands: "命令",
  },
  presence: {
    label: (state) => `状态：${state}`,
    available: "在线",
    away: "离开",
    offline: "离线",
    busy: "忙碌",
    onCall: "通话中",
    noAnswer: "未应答",
    connectionLost: "连接中断",
    change: "更改状态",
    missed: "有一个会话请求未被应答，因此暂停向您分配。选择“在线”即可继续。",
  },
};
