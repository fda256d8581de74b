/** What administrators are refused, in 繁體中文. */
export const adminRefusals: Readonly<Record<string, string>> = {
  "A legal hold forbids to erase her; lift it first, if it has served.":
    "法律保留禁止刪除該客戶；如已不需要，請先解除。",
  "Say why, in at most {0} characters.": "請說明原因，最多 {0} 個字元。",
  "She was erased already; nothing of her is left.": "該客戶已被刪除；沒有任何資料留存。",
  "Something with her is not closed yet; close it first, or say that it is to be closed with it.":
    "與該客戶的對話尚未關閉；請先關閉，或選擇一併關閉。",
  "There is no legal hold on her.": "該客戶沒有法律保留。",
  "This customer was erased: nothing is written of her any more.": "該客戶已被刪除：不能再寫入任何內容。",
  "Write a whole address, a name, or the id of a customer.": "請輸入完整的地址、姓名或客戶編號。",
  "Your role may not deal with personal data; ask an administrator.": "您的角色不能處理個人資料；請找管理員。",
  "There is no such erasure.": "沒有這次刪除。",
};
