/** The words of roles, in 繁體中文. */
import type { RightWords } from "./rights.en";

export const rightWords: RightWords = {
  permissions: {
    "desk.read": "檢視所屬團隊的工作台：等候的對話、同事處理的對話及所服務的客戶",
    "desk.work": "服務客戶：接手對話、回覆、設定自己的狀態",
    "customer.merge": "合併實為同一人的兩個客戶",
    "conversation.read_team": "檢視所屬團隊對話中被修改或收回的內容",
    "conversation.take_above_capacity": "超出容量接手對話",
    "outreach.any_time": "在勿擾時段也可主動聯絡客戶",
    "board.view": "檢視看板和報表，並試算佇列的變更",
    "floor.steer": "主管：轉移和結束他人的對話、加入對話、設定客服的狀態",
    "floor.words": "維護大家共用的內容：快捷回覆、對話結果、原因、連結",
    "floor.channels": "維護客戶聯絡公司的途徑：管道帳號及其分配規則、接入點、商店",
    "floor.routing": "維護服務客戶的方式：佇列及其時限承諾、技能、營業時間、借用",
    "admin.manage": "管理整個系統",
    "admin.audit": "檢視稽核",
    "customer.events": "像其他系統一樣寫入任何客戶的訂單和事件",
    "events.read": "如同其他系統一樣得知發生的事件",
    "data.protect": "向客戶提供其資料副本、設定法律保留、刪除資料，並規定保存期限",
  },
  ready: "預設角色，內容固定",
  readyOnes: {
    agent: "服務所屬團隊的客戶",
    supervisor: "也服務客戶，並可移動、結束和加入他人的對話，設定客服狀態，查看看板",
    administrator: "管理系統、查看稽核和所有看板；不接待客戶",
    analyst: "查看所屬團隊的看板和報表，看不到客戶",
    "read-only": "可查看主管能看的內容，不能更改",
  },
  rolesIn: (team) => `在「${team}」`,
  sendLink: "系統不會自動傳送：請立即複製連結並傳給對方。連結只顯示這一次。",
  locksOut: "這樣您將無法再管理任何內容，也無法自己復原。",
};
