/** The words of the first screen, and of the line to the hub, in 简体中文. */
import type { Messages } from "./en";

export const frontWords: Pick<Messages, "problem" | "signIn" | "oneTime" | "line"> = {
  problem: {
    unreachable: "无法连接服务器。请检查网络；您写的内容不会丢失。",
    unexpected: "操作未成功，请重试。",
    title: "此页面出了问题",
    reload: "重新加载页面",
  },
  signIn: {
    title: "登录",
    lead: "所有客户、所有渠道，一个工作台。",
    email: "邮箱",
    password: "密码",
    submit: "登录",
    busy: "正在登录…",
    emailMissing: "请输入邮箱地址。",
    passwordMissing: "请输入密码。",
    refused: "邮箱与密码不匹配。请检查后重试。",
    tooMany: "尝试次数过多。请等一分钟后再试。",
    expired: "登录已过期。您写的内容已保留：请重新登录后继续。",
    elsewhere: "您已被系统退出登录。",
  },
  oneTime: {
    setUp: "开始设置",
    setUpLead: "创建此系统的首位管理员。",
    passwordLead: "为您的账号选择密码。",
    addressLead: "请确认您的新邮箱地址。",
    confirmAddress: "确认地址",
    addressIs: (name, email) => `${name}，此后请以 ${email} 登录。`,
    goOn: "前往工作台",
    passwordFor: (name, email) => `这是 ${name}（${email}）的账号。如果不是您本人，请告知给您链接的人。`,
    password: "保存密码",
    name: "您的姓名",
    nameMissing: "请输入您的姓名。",
    newPassword: "新密码",
  },
  line: {
    connecting: "正在连接…",
    live: "已连接",
    broken: "正在重新连接…",
    brokenDetail: "当前内容可能不是最新，恢复后会自动更新。",
    secondSignIn: "您的账号同时在另一处登录。",
  },
};
