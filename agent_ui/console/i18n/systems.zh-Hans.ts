/** The words of links to other systems, and of shops that report by themselves, in 简体中文. */
import type { AdministrationWords } from "./administration.en";
import { number } from "./format";

export const systemLabels = {
  "links.address": "地址",
  "links.source": "编号来源",
  "links.label": "客服看到的文字",
  "links.place": "排列位置",
  "shops.connector": "种类",
  "shops.source": "编号来源",
  "shops.address": "商店网址",
  "shops.settings": "Webhook 密钥",
} as const;

export const retained = {
  content: "会话内容",
  notes: "备注",
  files: "文件",
  quarantine: "隔离区",
  drafts: "搁置的草稿",
  events: "订单和其他事件",
};

export const systemHints = {
  "retention.what":
    "会话内容指所说的一切，包括备注和文件；与谁的会话则保留。草稿从最后一次修改算起，订单和其他事件从发生之时算起。",
  "links.address":
    "例如 https://crm.example/customers/{external_id}。还可使用 {customer_id}、{name}、{mail}、{phone}、{organisation} 和 {field.键}。如果客户缺少其中某项，则不显示此链接。",
  "links.source": "导入和 API 所用的来源，例如 crm。留空：最先提供该客户的来源。",
  "links.label": "留空：使用名称。",
  "links.place": "数字小的在前。",
  "shops.source": "与导入和 API 中的名称一致，例如 shop。留空：使用其编号。",
  "shops.address": "例如 https://shop.example：可从订单打开该页面。留空：不提供链接。",
  "shops.settings": "更换期间可填写两个，用空格隔开。",
} as const;

export const systemWords: AdministrationWords["systems"] = {
  standing: "运行情况",
  paste: "Webhook 地址",
  copy: "复制 Webhook 地址",
  arrived: (when) => `最近推送：${when}`,
  never: "尚未收到推送。",
  error: (when, what) => `${when}：${what}`,
  topics: "推送内容",
  topic: (name, count, when) => `${name}：${number(count)} 次，最近 ${when}`,
  unknown: "在此不作处理",
  wanted: "请在商店中启用：",
  requests: "来自商店的请求",
  requestsLead: "有客户通过商店索取个人数据或要求抹除。系统不会自动处理：请在期限内逐一答复。",
  what: { copy: "个人数据副本", erasure: "抹除客户", shop_erasure: "抹除来自此商店的全部数据" },
  who: (shop, due) => `${shop}，须于 ${due} 前答复`,
  nobody: (id) => `此处没有编号为 ${id} 的客户。`,
  open: "查看其数据",
  done: "已答复",
  doneOf: (what, shop) => `已答复：${what}，${shop}`,
  waiting: (count) => `有 ${number(count)} 个个人数据请求等待答复。`,
  look: "查看",
};
