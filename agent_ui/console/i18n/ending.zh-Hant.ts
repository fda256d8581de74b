/** The words of the end of a conversation, and of passing it on, in 繁體中文. */
import type { Messages } from "./en";

export const endingWords: Pick<Messages, "wrapUp" | "end" | "transfer"> = {
  wrapUp: {
    title: "整理",
    lead: "結果如何？選擇結果後關閉。",
    disposition: "結果",
    choose: "選擇結果",
    note: "結束備註",
    noteHint: "選填；團隊可在歷史中看到。",
    submit: "關閉對話",
    left: (clock) => `剩餘 ${clock}`,
    missing: "請先選擇結果。",
  },
  end: {
    title: "結束此對話？",
    lead: (customer) => `與 ${customer} 的對話將結束，隨後進入整理。`,
    unanswered: "對方的問題尚未得到回覆。",
    unsent: "您在這裡寫了內容但尚未傳送。它會留作草稿；如要傳給客戶，請先傳送。",
    sending: "有一則給客戶的訊息仍在傳送。現在結束，它可能無法送達。",
    notSent: "有一則給客戶的訊息未能傳送。它在對話中：請重新傳送或捨棄。",
    goOn: "繼續寫",
    submit: "結束對話",
  },
  transfer: {
    title: "轉接對話",
    to: "轉給",
    placeholder: "人員或佇列",
    people: "人員",
    queues: "佇列",
    note: "給接手者的備註",
    submit: "轉接",
    none: "沒有符合項目",
    missing: "請選擇人員或佇列。",
    notThere: "目前不在",
    offline: (name) => `${name} 離線，請選擇其他人員或佇列。`,
    holding: (value) => `接待 ${value} 個對話`,
    done: "已轉接",
  },
};
