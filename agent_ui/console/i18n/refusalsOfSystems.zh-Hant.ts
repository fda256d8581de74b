/** What the hub refuses to other systems, and to whoever lets them in, in 繁體中文. */
export const systemRefusals: Readonly<Record<string, string>> = {
  "A key that has expired already opens nothing; choose a day to come, or none.":
    "已過期的金鑰沒有用處；請選擇將來的日期，或不設期限。",
  "There are {0} keys already; revoke one that nobody needs first.": "已有 {0} 個金鑰；請先撤銷一個不再需要的。",
  "There is a key of this name already; choose another one, that it is told apart in the audit.":
    "已有同名金鑰；請另取名稱，以便在稽核中區分。",
  "One of these teams does not exist any more; look at the list again.": "所選團隊中有一個已不存在；請重新查看清單。",
  "A key may ask from 1 to {0} times a minute.": "金鑰每分鐘可請求 1 到 {0} 次。",
  "Give it a name of at most {0} characters, such as that of the system that uses it.":
    "請填寫名稱，最多 {0} 個字元，例如使用它的系統的名稱。",
  "Choose what the key may do: at least one of the scopes that keys can have.":
    "請選擇此金鑰可以做什麼：至少一項權限。",
  "There is no such key; look at the list again.": "沒有這個金鑰；請重新查看清單。",
  "There are {0} endpoints already; remove one that nobody needs first.": "已有 {0} 個端點；請先移除一個不再需要的。",
  "This endpoint is paused; take it up again first.": "此端點已暫停；請先恢復它。",
  "Too much waits to be sent there again; wait until it is sent, or send everything since a moment.":
    "等待重新傳送的內容太多；請等傳送完畢，或改為重新傳送某一時刻以來的全部內容。",
  "There is an endpoint of this name already; choose another one.": "已有同名端點；請另取名稱。",
  "One of these {0} does not exist any more; look at the list again.": "所選項目中有一個已不存在；請重新查看清單。",
  "since: choose a moment that is past.": "請選擇一個已經過去的時刻。",
  "What happened then is kept no longer, and cannot be sent again.": "當時的事件已不再保留，無法重新傳送。",
  "There is no event “{0}”; there are {1}.": "沒有名為「{0}」的事件；可用的有 {1}。",
  "Nothing is sent to {0}: it is no public address of the web. Give one that begins with https:// and that everybody can reach, or ask whoever runs the hub to name {1} in HUB_WEBHOOK_HOSTS.":
    "不會向 {0} 傳送任何內容：它不是公開網路位址。請填寫以 https:// 開頭、外界可連線的位址，或請維運人員將 {0} 加入 HUB_WEBHOOK_HOSTS。",
  "There is no such endpoint; look at the list again.": "沒有這個端點；請重新查看清單。",
  "There is no such delivery any more; look at the log again.": "沒有這筆傳送紀錄了；請重新查看紀錄。",
  "The id is a text of at most {0} characters, of your own choice.": "編號由您自訂，最多 {0} 個字元。",
  "You take nothing on the channel “{0}”; GET /api/desk lists yours in me.capacity.":
    "您不服務「{0}」管道；GET /api/desk 的 me.capacity 列出您的管道。",
  "The volume of {0} is a number from 0 to {1}.": "{0} 的音量是 0 到 {1} 之間的數字。",
  "must be true where offers are manual: nobody could ever answer": "在手動分配時必須為是：否則無人能夠應答",
  "has no placeholder before the first / after the host": "主機名稱之後的第一個 / 之前不能有預留位置",
  "there is no “{0}”; write one of {1}": "沒有「{0}」；請使用以下之一：{1}",
  "belongs to an address with {external_id}; leave it empty": "只用於含有 {external_id} 的地址；請留空",
  "is a text of at most {0} characters": "是最多 {0} 個字元的文字",
  "Somebody has answered this already.": "已有人處理此請求。",
  "The order says nothing of whose it is: neither a customer nor an address.":
    "訂單未說明所屬客戶：既沒有客戶編號，也沒有地址。",
  "There is no such request; look at the list again.": "沒有此請求；請重新查看清單。",
  "“{0}” is the source of “{1}” too; ids of two would be mixed": "「{0}」也是「{1}」的來源；兩者的編號會混淆",
  "there is no connector “{0}”": "沒有連接器「{0}」",
  "there is no such setting; a shop has {0}": "沒有此設定；商店只有 {0}",
  "There is no such shop; an administrator finds the right address with the shop.":
    "沒有此商店；管理員可在商店頁面找到正確的位址。",
  "The delivery is not signed with this secret; compare it with the one that its system has.":
    "此次推送未使用該密鑰簽署；請與對方系統中的密鑰核對。",
  "The secret is not set yet, or cannot be read here; write it again.": "密鑰尚未設定，或無法在此讀取；請重新填寫。",
  "is missing": "缺少",
};
