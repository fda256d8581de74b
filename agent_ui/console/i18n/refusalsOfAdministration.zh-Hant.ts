/** What administrators are refused, in 繁體中文. */
export const adminRefusals: Readonly<Record<string, string>> = {
  "A legal hold forbids to erase her; lift it first, if it has served.":
    "法律保留禁止刪除該客戶；如已不需要，請先解除。",
  "A setting here names a file or a variable of the hub; only whoever administers the whole hub changes such settings. Ask her, or enter the secret itself in its place.":
    "此處有設定指向系統的檔案或變數；只有管理整個系統的人才能變更這類設定。請找管理員，或直接填入密鑰本身。",
  "Say why, in at most {0} characters.": "請說明原因，最多 {0} 個字元。",
  "She was erased already; nothing of her is left.": "該客戶已被刪除；沒有任何資料留存。",
  "Something with her is not closed yet; close it first, or say that it is to be closed with it.":
    "與該客戶的對話尚未關閉；請先關閉，或選擇一併關閉。",
  "There is no legal hold on her.": "該客戶沒有法律保留。",
  "This customer was erased: nothing is written of her any more.": "該客戶已被刪除：不能再寫入任何內容。",
  "Write an address, some of a name, or the id of a customer.": "請輸入地址、姓名的一部分或客戶編號。",
  "Your role may not deal with personal data; ask an administrator.": "您的角色不能處理個人資料；請找管理員。",
  "Write a mail address, such as ada@example.org.": "請輸入電子郵件地址，例如 ada@example.org。",
  "{0} has this address already; choose another one, or change hers first.":
    "{0} 已使用此地址；請換一個，或先變更其地址。",
  "This hub has no mailbox to write from; ask an administrator to change your address.":
    "此系統沒有可寄信的信箱；請管理員變更您的地址。",
  "You asked for that too often; wait a moment.": "請求過於頻繁；請稍候。",
  "The letter could not be sent; try again, or ask an administrator.": "郵件未能寄出；請重試，或聯絡管理員。",
  "She would have no way in: make her a link to choose a password, and unlink her once she has one.":
    "解除後她將無法登入：請先為她建立設定密碼的連結，設定密碼後再解除。",
  "She would have no way in: everybody signs in by a provider here; deactivate her if she is to go.":
    "解除後她將無法登入：此系統所有人都透過提供者登入。如果她要離開，請改為停用。",
  "{0} is not linked there.": "{0} 未與其連結。",
  "There is no such erasure.": "沒有這次刪除。",
  "You may read of this customer, and change nothing.": "您可以檢視此客戶，但不能變更。",
  "You may read of this organisation, and change nothing.": "您可以檢視此組織，但不能變更。",
  "You may read this conversation, and change nothing in it.": "您可以檢視此對話，但不能變更。",
  "is none of her teams; add it to teams": "不是其所屬團隊；請先將其加入團隊",
  "is the id of a ready-made role, which stays as it is; choose another": "是現成角色的識別碼，不能變更；請換一個",
  "needs at least one permission": "至少需要一項權限",
  "needs at least one role; remove the person to let nobody in": "至少需要一個角色；如不讓其登入，請停用此人",
  "there is no role “{0}”": "沒有角色「{0}」",
  "“{0}” concerns the whole hub and no single team; give it to her under roles":
    "「{0}」涉及整個系統，而非單一團隊；請在「角色」中授予",
  "has at most {0}": "最多 {0} 個",
  "is a whole number from 1 to the size, {0}": "是 1 到總額 {0} 之間的整數",
  "is the name of a channel; give the budget one of its own, such as attention":
    "與管道同名；請為額度另取一個名稱，例如 attention",
  "says of no channel what a conversation uses; name one, or leave the budget out":
    "沒有說明任何管道的對話佔用多少；請至少新增一個管道，或移除該額度",
  "the name is a short one of letters, digits, `-`, `_` and `.`": "名稱要簡短，只能用字母、數字、`-`、`_` 和 `.`",
  "there is no channel and no budget “{0}”": "沒有名為「{0}」的管道或額度",
  "“{0}” is exclusive, so nothing comes beside it; take one of the two out":
    "「{0}」需要專心處理，不能與其他對話並行；請移除其中之一",
  "“{0}” is not exclusive, so nothing has to give way to it; name it in exclusive":
    "「{0}」不需要專心處理，因此沒有對話需要讓位；請先把它列為需要專心處理",
};
