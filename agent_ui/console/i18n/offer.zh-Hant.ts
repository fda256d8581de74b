/** The words of offers and of waits, in 繁體中文. */
import type { Messages } from "./en";

export const offerWords: Pick<Messages, "offer" | "wait"> = {
  offer: {
    region: "新對話請求",
    title: (customer) => `新對話：${customer}`,
    announce: (customer, channel, queue) => `新對話請求：${customer}，${channel}，${queue}。按 Alt A 接受。`,
    ended: {
      timed_out: "請求已逾時，對話重新排隊等候。",
      withdrawn: "請求已撤回。",
      customer_gone: "客戶在您應答前已離開。",
    },
    waited: (span) => `已等待 ${span}`,
    whyMe: "為何是我",
    why: {
      named: "此對話指定給您：您熟悉這位客戶。",
      chosen: (by) => `${by} 選擇由您處理。`,
      only: (idle) => `目前只有您可以接手，您已閒置 ${idle}。`,
      longest: (eligible, idle) => `可接手的 ${eligible} 人中，您閒置最久：${idle}。`,
      first: "您熟悉這位客戶，且現在閒置。",
      order: (eligible, order) => `可接手的 ${eligible} 人中，您排在最前。排序：${order}。`,
      tie: "其他人條件相同，依負載和姓名決定。",
      lacking: (value) => `${value} 人缺少所需技能。`,
    },
    accept: "接受",
    decline: "拒絕",
    passed: "時間已過",
    declineTitle: "拒絕此對話",
    declineLead: "它會回到佇列，等候其他人接手。",
    declineToNext: "它會回到佇列，並轉給下一位可接手的客服。",
    declineOnly: "目前只有您可以接手，拒絕後它會繼續等候。",
    noteBy: (author) => `${author} 的備註`,
    declineReason: "原因",
    noReason: "無原因",
    declines: {
      busy: "正忙於其他客戶",
      "not-my-subject": "不是我的業務範圍",
      language: "語言不合適",
      "technical-problem": "技術問題",
      other: "其他",
    },
    secondsLeft: (seconds) => `剩餘 ${seconds} 秒`,
  },
  wait: {
    expected: "預計等候",
    about: (span, range) => `約 ${span}（${range}）`,
    none: "無須等候",
    unknown: "暫無預計",
    meaning: "從現在起到有人應答的時間；十次等候中有八次在此範圍內結束",
  },
};
