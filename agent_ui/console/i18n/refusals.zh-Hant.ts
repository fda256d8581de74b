import { adminRefusals } from "./refusalsOfAdministration.zh-Hant";
import { identityRefusals } from "./refusalsOfIdentity.zh-Hant";
import { systemRefusals } from "./refusalsOfSystems.zh-Hant";

/** What the hub refuses, in 繁體中文: its English sentences with `{0}` for what differs; fetched after the first screen. */
import { importRefusals } from "./refusalsOfImports.zh-Hant";

export const refusalSentences: Readonly<Record<string, string>> = {
  ...adminRefusals,
  ...identityRefusals,
  ...importRefusals,
  ...systemRefusals,
  "The translator did not answer in time; try again in a moment, nothing is lost.":
    "翻譯服務未及時回應；請稍後重試，內容沒有遺失。",
  "The translator cannot be reached or failed; try again later, or tell an administrator.":
    "無法連線翻譯服務，或翻譯服務出錯；請稍後重試，或告知管理員。",
  "The translator does not let this hub in; an administrator looks at HUB_TRANSLATION_KEY.":
    "翻譯服務拒絕了本系統；請管理員檢查 HUB_TRANSLATION_KEY。",
  "This text is longer than the translator takes; translate it in parts.": "文字超出翻譯服務的長度限制；請分段翻譯。",
  "The translator is asked too often; try again in a minute.": "對翻譯服務的請求過於頻繁；請一分鐘後重試。",
  "The translator does not know this language, or this pair; choose another one.":
    "翻譯服務不支援這種語言或這對語言；請選擇其他語言。",
  "This message was changed or taken back meanwhile; look at it again.": "這則訊息剛剛被修改或撤回；請重新查看。",
  "Write something first, then translate it.": "請先寫內容，再翻譯。",
  "What is said in a restricted queue is not sent to the translator; ask an administrator.":
    "受限佇列中的內容不會傳送給翻譯服務；請洽詢管理員。",
  "At most {0} characters are translated at once; this text has {1}.": "一次最多翻譯 {0} 個字元；這段文字有 {1} 個。",
  "There are no words in this message to translate.": "這則訊息中沒有可翻譯的文字。",
  "Choose at most {0} languages.": "最多選擇 {0} 種語言。",
  "A language is a tag such as fr, pt-BR or zh-Hans.": "語言請用標籤表示，例如 fr、pt-BR 或 zh-Hans。",
  "This hub has no translator; its operator names one with HUB_TRANSLATION_URL.":
    "本系統沒有翻譯服務；維運人員可用 HUB_TRANSLATION_URL 指定。",
  "What you wrote before it was translated may have {0} characters.": "翻譯前所寫的內容最多 {0} 個字元。",
  "Here a message cannot answer a certain one; say in words which you mean.":
    "此渠道不能引用某則訊息回覆；請在文字中說明您指的是哪一則。",
  "Here nobody can react to a message; answer in words.": "此渠道不能用表情回應訊息；請用文字回覆。",
  "Here a message stays as it was sent; write another one.": "此渠道的訊息送出後不能修改；請另寫一則。",
  "Here nothing can be taken back once it was sent; write another message.": "此渠道的訊息送出後不能收回；請另寫一則。",
  "This message did not arrive, or has not yet; look again in a moment.": "這則訊息未送達或尚未送達；請稍後再看。",
  "There is no such message in this conversation.": "此對話中沒有這則訊息。",
  "This message was taken back; there is nothing left of it.": "這則訊息已收回，內容已不存在。",
  "React to what the customer wrote.": "只能回應客戶寫的訊息。",
  "Choose one of these: {0}.": "請從這些中選擇：{0}。",
  "A message can be changed for {0} min after it was sent; write another one.":
    "訊息送出後 {0} 分鐘內可以修改；請另寫一則。",
  "A message can be taken back for {0} min after it was sent; write another one.":
    "訊息送出後 {0} 分鐘內可以收回；請另寫一則。",
  "Only whoever wrote a message can change it or take it back.": "只有寫這則訊息的人可以修改或收回它。",
  "What was taken back only supervisors of this team can read.": "已收回的內容只有該團隊的主管可以查看。",
  "An organisation may have {0} domains; remove one first.": "一個組織最多有 {0} 個網域；請先移除一個。",
  "An organisation needs a name.": "組織需要有名稱。",
  "Everybody may have an address at {0}: it says nothing of an organisation.":
    "任何人都可以在 {0} 開設信箱，它不能代表某個組織。",
  "The name of an organisation has at most {0} characters.": "組織名稱最多 {0} 個字元。",
  "There is an organisation “{0}” already: let its customers belong to that one.":
    "已有名為「{0}」的組織：請把這些客戶改為歸屬那個組織。",
  "There is no field “{0}” of an organisation; GET /api/floor lists them.": "組織沒有欄位「{0}」；請重新載入頁面。",
  "There is no such organisation for you.": "沒有這個組織，或您看不到它。",
  "Write a domain such as example.org.": "請填寫網域，例如 example.org。",
  "{0} belongs to “{1}”; take it away there first.": "{0} 已屬於「{1}」；請先在那裡移除。",
  "What the browser gave is no subscription to push; turn it off on this device and on again.":
    "瀏覽器提供的推播訂閱無效；請在這部裝置上先關閉推播，再重新開啟。",
  "This device is told nothing any more; turn it on there again.": "這部裝置已不再接收推播；請在該裝置上重新開啟。",
  "A conversation belongs to itself already; choose another one.": "這就是同一個對話；請選擇另一個。",
  "A conversation may be linked to {0} others; remove one first.": "一個對話最多連結 {0} 個其他對話；請先移除一個。",
  "There is no field “{0}” of a conversation; GET /api/floor lists them.": "對話沒有欄位「{0}」；請重新載入頁面。",
  "Fill in first: {0}.": "請先填寫：{0}。",
  "Your role may not change this field; ask somebody who may.": "您的角色不能修改此欄位；請聯絡有權限的人。",
  "field: takes a field and what it says, such as field:{0}.": "field: 後面寫欄位和值，例如 field:{0}。",
  "field:{0}=: {1}": "field:{0}= 的值不正確：{1}",
  "Write a number such as 12 or 12.5, with at most {0} digits.": "請填寫數字，例如 12 或 12.5，最多 {0} 位。",
  "Write a day as 2026-01-31.": "請按 2026-01-31 的格式填寫日期。",
  "Choose one of {0}.": "請從 {0} 中選一項。",
  "Say yes or no, or nothing.": "請填寫是（yes）或否（no），或留空。",
  "Write a whole address such as https://shop.example/orders/1.":
    "請填寫完整網址，例如 https://shop.example/orders/1。",
  "An address may have {0} characters.": "網址最多 {0} 個字元。",
  "An address holds no user and no password; leave out what stands before the @.":
    "網址中不能有使用者名稱和密碼；請去掉 @ 之前的部分。",
  "A conversation may have {0} tags; remove one first.": "一個對話最多有 {0} 個標籤；請先移除一個。",
  "A draft may have {0} characters; keep this text in a file.": "草稿最多 {0} 個字元；請把這段文字存成檔案。",
  "You have begun {0} letters; send or discard one of them first.": "您已開始寫 {0} 封信；請先傳送或捨棄其中一封。",
  "A message may carry {0} files; send the others with the next one.":
    "一則訊息最多附 {0} 個檔案；其餘的請隨下一則傳送。",
  "A note may mention {0} people; transfer the conversation to a team instead.":
    "一則備註最多提及 {0} 人；請改為把對話轉給團隊。",
  "A shortcut is one word of letters, digits, “-”, “_” and “.”.":
    "快捷詞是由字母、數字、「-」、「_」和「.」組成的一個詞。",
  "A tag has 1 to {0} characters and no comma.": "標籤有 1 到 {0} 個字元，不含逗號。",
  "Another text of yours has the shortcut “{0}”; choose another word.":
    "您的另一段常用語已使用快捷詞「{0}」；請換一個。",
  "At most {0} colleagues can be inside; let somebody leave first.": "最多 {0} 位同事可以加入；請先讓一位退出。",
  "Give it a name of at most {0} characters.": "請取一個不超過 {0} 個字元的名稱。",
  "Invite her first: a conversation is handed over to somebody who is inside.":
    "請先邀請對方：對話只能移交給已加入的人。",
  "Nobody holds this conversation now; take it, or look at it again.": "現在沒有人負責這個對話；請接手，或重新檢視。",
  "Only supervisors of its team join a conversation uninvited; ask its agent to invite you.":
    "只有該團隊的主管可以不經邀請加入；請讓負責的專員邀請您。",
  "Say it in {0} characters; write the rest as a note.": "請控制在 {0} 個字元內；其餘內容寫成備註。",
  "Somebody whom this note mentions is not known here; choose her from the list.":
    "這則備註提及的人不存在；請從清單中選擇。",
  "The customer has an open conversation there already; go on in that one.":
    "客戶在那裡已有進行中的對話；請在那個對話中繼續。",
  "There is no such colleague; GET /api/desk lists yours.": "沒有這位同事；請重新載入頁面。",
  "These are conversations with two customers; merge the customers first, or link them.":
    "這是兩位客戶的對話；請先合併客戶，或把對話連結起來。",
  "A message here is still on its way; try again once it has left.": "這裡還有訊息正在傳送；請在送出後重試。",
  "The part was merged with another conversation; part them first, then undo the split.":
    "該部分已與另一個對話合併；請先復原合併，再復原拆分。",
  "These two are not parts of one conversation any longer; look at them again.":
    "這兩個已不再是同一對話拆分而成；請重新檢視。",
  "Only mail threads are split; on this channel a customer has one conversation at a time.":
    "只有郵件對話可以拆分；在此管道上，客戶同時只有一個對話。",
  "Choose a message of this very conversation, among its last 2,000.": "請在此對話最近的 2,000 則訊息中選擇一則。",
  "Nothing would be left; choose a later message.": "這樣就什麼都不剩了；請選擇更晚的訊息。",
  "Only notes would move; choose an earlier message.": "這樣只會移走備註；請選擇更早的訊息。",
  "These two are not merged; look at them again.": "這兩個對話沒有合併；請重新檢視。",
  "This conversation belongs to another team; ask somebody there to open it again.":
    "這個對話屬於另一個團隊；請讓那邊的人重新開啟。",
  "This conversation is not closed; look at it again.": "這個對話沒有關閉；請重新檢視。",
  "Write a text of at most {0} characters.": "請寫一段不超過 {0} 個字元的文字。",
  "You have no room to open it again; close or snooze something first.": "您沒有餘量重新開啟；請先關閉或延後別的對話。",
  "You have {0} texts of your own; delete one that you no longer use.": "您已有 {0} 段自己的常用語；請刪除不再使用的。",
  "fits every customer, so that the policies after it never hold; put it last":
    "適合所有客戶，後面的政策永遠不會生效；請把它放在最後",
  "has at most {0} policies": "最多有 {0} 條政策",
  "is a number": "是一個數字",
  "is a word of letters, digits, `-`, `_` and `.`, at most 40":
    "是由字母、數字、「-」、「_」和「.」組成的詞，最多 40 個字元",
  "promises nothing; give one of {0}": "沒有任何承諾；請填寫 {0} 之一",
  "there is no channel “{0}”; there are {1}": "沒有管道「{0}」；可用的有 {1}",
  "{0} does not work on conversations; invite somebody else.": "{0} 不處理對話；請邀請別人。",
  "{0} has no room for it; transfer it to her queue, or wait until she has.":
    "{0} 沒有餘量；請轉到對方的佇列，或等待。",
  "{0} is offline; hand it over when she is back, or transfer it.": "{0} 不在線上；請等對方回來再移交，或直接轉接。",
  "{0} may not read this conversation; mention somebody of its team.": "{0} 不能檢視這個對話；請提及該團隊的人。",
  "“{0}” finds “{1}” already": "「{0}」已經指向「{1}」",
  "“{0}” is the name of an earlier policy too; give it another": "前面已有名為「{0}」的政策；請換一個名稱",
  "There is no such conversation for you.": "您看不到這個對話。",
  "You do not hold this conversation; take it or ask for it first.": "這個對話不在您手上；請先接手，或請求轉給您。",
  "You do not hold this conversation; ask its agent or a supervisor.": "這個對話不在您手上；請聯絡負責的客服或主管。",
  "This conversation is closed.": "這個對話已經關閉。",
  "“{0}” is taken among the {1} already, perhaps by one that was set aside; choose another id, or change that one.":
    "「{0}」已被使用，也可能屬於已停用的一項；請換一個識別碼，或者修改那一項。",
  "Somebody else changed {0}.{1} in the meantime; read it again and decide anew.":
    "其間有人變更了它；請重新檢視後再決定。",
  "Say how it ended: {0}.": "請選擇結果：{0}。",
  "This conversation is over for the customer; there is nothing left to route.":
    "對客戶來說這個對話已經結束，不必再分派。",
  "level: is a whole number from 0 to {0}": "級別是 0 到 {0} 的整數",
  "She was merged into another customer meanwhile; look at her again.": "其間該客戶已併入另一位客戶；請重新檢視。",
  "There is no such customer for you.": "您看不到這位客戶。",
  "The file “{0}” was uploaded by somebody else; upload it again.": "檔案「{0}」是別人上傳的；請重新上傳。",
  "There is no {0} among the {1}.": "沒有 {0}；請重新整理清單。",
  "Another proposal was made meanwhile, or none is left; look at it first.":
    "其間有了新的建議，或建議已不存在；請先檢視。",
  "An address of theirs is not verified: make sure that both are one person, and vouch for it.":
    "其中有位址未經驗證：請確認兩者是同一個人，並為此擔保。",
  "This merge was undone already; look at the customer again.": "這次合併已經復原；請重新檢視客戶。",
  "Somebody was merged into this customer later; undo that merge first.":
    "之後又有客戶併入這位客戶；請先復原那次合併。",
  "This customer was merged into another one; undo that merge first.": "這位客戶已併入另一位；請先復原那次合併。",
  "These are the same customer already.": "這已經是同一位客戶。",
  "One of them was merged into another customer meanwhile; look at them again.":
    "其間其中一位已併入別的客戶；請重新檢視。",
  "Your role may not merge customers; ask a supervisor.": "您的角色不能合併客戶；請找主管。",
  "This offer already ended: {0}. Wait for the next one.": "這個對話請求已經結束；請等下一個。",
  "This offer already ended: {0}.": "這個對話請求已經結束。",
  "There is no such offer for you.": "沒有給您的這個對話請求。",
  "Somebody administers this hub already; ask her for an account. If she cannot sign in, whoever runs the hub makes her a link with `hub user password ADDRESS --link`.":
    "系統已有管理員；請向其申請帳號。如果管理員無法登入，由系統維運人員用 hub user password 地址 --link 產生連結。",
  "{0} is deactivated; activate her first.": "{0} 已停用；請先啟用。",
  "This link was used already or is older than a day; ask for a new one.": "此連結已被使用或超過一天；請索取新的連結。",
  "There is no reason “{0}”; GET /api/floor lists the reasons.": "沒有「{0}」這個離開原因；請重新載入頁面。",
  "This message has left; write a new one.": "這則訊息已經送出，請另寫一則。",
  "This message may have arrived. Ask the customer, or send it although it may come twice.":
    "這則訊息可能已經送達。請詢問客戶，或選擇仍要傳送（客戶可能收到兩次）。",
  "Only of a message of which nobody knows can somebody say that it arrived.": "只有狀態未知的訊息才能標為已送達。",
  "There is no such message of ours in this conversation.": "此對話中沒有這則我方訊息。",
  "It has left already; write to the customer what should be different.":
    "訊息已經送出，無法收回；請另寫一則說明需要更正的內容。",
  "This message did not leave: it is in your draft again. Send it from there.":
    "這則訊息沒有送出，內容已回到您的草稿，請從草稿傳送。",
  "What you had sent before was taken after all, so nothing was sent now: look at it in the conversation, and send this if it is still needed.":
    "您先前傳送的內容其實已經送出，所以這次沒有傳送：請在對話中查看；如仍需要，再傳送一次。",
  "It was taken back, and sent again since; look at the conversation.": "這則訊息收回後又傳送了一次，請查看對話。",
  "Choose one of these numbers of seconds: {0}.": "請選擇以下秒數之一：{0}。",
  "This customer forbade further messages on this channel; use another one.":
    "客戶不允許再用此管道傳送；請換一個管道。",
  "You have no room to take it up again; close something first.": "您沒有餘量再接回；請先關閉別的對話。",
  "Write something, or attach a file.": "請寫點內容，或附上檔案。",
  "A message may have {0} characters; this one has {1}. Attach it as a file.":
    "一則訊息最多 {0} 個字元，這則有 {1} 個；請作為檔案附上。",
  "There is no queue “{0}”; GET /api/floor lists the queues.": "沒有佇列「{0}」；請重新載入頁面。",
  "No day is left between from: and to:; write the earlier day behind from:.":
    "from: 與 to: 之間沒有日期；請把較早的日期寫在 from: 後。",
  "{0}: takes a day; write it as {1}:2026-01-31.": "{0}: 後面是日期；請寫成 {1}:2026-01-31。",
  "Your session has ended; sign in again.": "登入已失效；請重新登入。",
  "This account is deactivated; ask an administrator.": "此帳號已停用；請聯絡管理員。",
  "There is no such agent in your teams.": "您的團隊裡沒有這位客服。",
  "Name either an agent or a queue.": "請選擇一位客服或一個佇列。",
  "{0} holds this conversation already.": "這個對話已經在 {0} 手上。",
  "{0} does not take conversations; choose somebody else.": "{0} 不接對話；請選擇別人。",
  "{0} is offline; choose somebody else, or a queue.": "{0} 不在線上；請選擇別人或佇列。",
  "This conversation waits in a queue of another team.": "這個對話在另一個團隊的佇列中等候。",
  "It rings for somebody just now; take it when it comes back.": "它正在請求別人接手；等它回來再接。",
  "Somebody was faster; the conversation does not wait any longer.": "有人搶先了；這個對話已不在等候。",
  "What you hold lets nothing come beside it; end that first.": "您正在處理的對話須獨佔；請先結束它。",
  "It lets nothing be held beside it; end or pass on what you hold first.": "它須獨佔；請先結束或轉交手邊的對話。",
  "What you hold leaves too little of a budget that channels share; close something first.":
    "您手邊的對話已佔去各管道共用的額度，所餘不足；請先關閉別的對話。",
  "You have no room for it; become available, or close something first.":
    "您沒有餘量；請先設為可接待，或關閉別的對話。",
  "A conversation that is {0} cannot become {1}; look at it again.": "對話的狀態已經變了，現在不能這樣做；請重新檢視。",
  "A field may have {0} characters.": "一個欄位最多 {0} 個字元。",
  "A customer needs a name.": "客戶需要有姓名。",
  "There is no field “{0}” of a customer.": "客戶沒有「{0}」這個欄位。",
  "The value of a customer is a number, or nothing.": "客戶價值是數字，或留空。",
  "There is no field “{0}.{1}” of a customer.": "客戶沒有「{0}.{1}」這個欄位。",
  "A tag has at most {0} characters and no comma.": "標籤最多 {0} 個字元，且不含逗號。",
  "A customer may have {0} attributes; remove one first.": "一位客戶最多 {0} 個屬性；請先移除一個。",
  "A customer may have {0} tags; remove one first.": "一位客戶最多 {0} 個標籤；請先移除一個。",
  "A search may have {0} characters; leave out words that are not rare.": "搜尋最多 {0} 個字元；請去掉常見的詞。",
  "A search may have {0} words; leave out those that are not rare.": "搜尋最多 {0} 個詞；請去掉常見的詞。",
  "Connect again.": "請重新連線。",
  "Your roles have no board.": "您的角色沒有看板。",
  "There is no such conversation.": "沒有這個對話。",
  "There is no such customer.": "沒有這位客戶。",
  "This arrival is no longer in the quarantine.": "這則來訊已不在隔離區。",
  "There is no such file; upload it again.": "沒有這個檔案；請重新上傳。",
  "There is no such message.": "沒有這則訊息。",
  "There is no such merge.": "沒有這次合併。",
  "There is no such person.": "沒有這個人。",
  "A file may have {0} MB; send a link instead.": "檔案最大 {0} MB；請改傳連結。",
  "There is no such file for you.": "您看不到這個檔案。",
  "The file is empty; choose one with something in it.": "檔案是空的；請選擇有內容的檔案。",
  "Too many files at once; wait a moment and attach it again.": "一次檔案太多；請稍後再附上。",
  "Too many wrong tries; wait a moment before the next one.": "錯誤次數太多；請稍後再試。",
  "Too many people sign in at this moment; try again in a few seconds.": "此刻登入的人太多；請幾秒後再試。",
  "There is no queue “{0}” that you could change.": "沒有您可以變更的佇列「{0}」。",
  "You search faster than the hub answers; wait a moment.": "搜尋太快了；請稍候。",
  "Your roles do not permit this.": "您的角色不允許這樣做。",
  "The mail address or the password is not right.": "電子郵件地址或密碼不正確。",
  "The hub is about to stop; try again in a minute.": "系統即將停止；請一分鐘後再試。",
  "{0} others wait to try changes; try again in a minute.": "已有 {0} 人在等候試算；請一分鐘後再試。",
  "day: {0} is not over in {1}; choose one before {2}.": "{1} 的 {0} 還沒有結束；請選擇 {2} 之前的日期。",
  "There is no such trial any more; start it again.": "試算已不存在；請重新開始。",
  "That time has passed; choose one that is still to come.": "這個時間已經過去；請選擇將來的時間。",
  "A conversation can be put aside for a year at most; choose an earlier time.": "對話最多擱置一年；請選擇更早的時間。",
  "This conversation is not put aside; look at it again.": "這個對話沒有被擱置；請重新檢視。",
  "You have no room to take it up again; close or snooze something first.":
    "您沒有餘量再接回；請先關閉或擱置別的對話。",
  "is a whole number from {0} to {1}": "請輸入 {0} 到 {1} 的整數",
  "is a number from {0} to {1}": "請輸入 {0} 到 {1} 的數",
  "is a number from 0 to {0}; 0: no head start": "請輸入 0 到 {0} 的數；0：不提前",
  "is a number above 0, at most {0}; 1 is as fast as other queues":
    "請輸入大於 0、不超過 {0} 的數；1 表示與其他佇列一樣快",
  "is above 0 where levels are strict, or low levels may wait for ever; {0} is usual":
    "依級別排序時須大於 0，否則低級別可能永遠等下去；通常為 {0}",
  "names at most {0} skills, the most important first": "最多列出 {0} 項技能，最重要的在前",
  "names a skill twice; its first place is enough": "同一技能出現兩次；保留第一次即可",
  "is given besides skill_weights, and only one of them can hold; give skill_order: [] or skill_weights: {}":
    "與技能權重只能二選一；請清空其中一項",
  "has at most {0} steps": "最多 {0} 步",
  "names the queue itself, whose agents serve it anyhow; leave it out": "列出了佇列自己，其客服本來就服務；請去掉",
  "changes nothing; say what it drops, what it lowers, or also_queues":
    "沒有任何變化；請寫明不再要求什麼、降低什麼，或讓哪些佇列協助",
  "belongs to `then: queue`, which needs it": "轉到另一個佇列時須選擇佇列，其他情況不用",
  "is close only when closed: nobody is sent away while somebody is there":
    "只有在關閉時才能告知後結束：有人在線上時不能打發客戶",
  "belongs to `then: close`, which needs it": "告知後結束時須寫明告訴客戶的話，其他情況不用",
  "`then: raise` needs a level or head_start_seconds, and nothing else has them":
    "排到前面時須寫級別或提前的時間，其他情況不用",
  "is closed, but the queue has no hours and is always open; give it `hours`":
    "條件是關閉，但佇列始終營業；請先設定營業時間",
  "belongs to predicted_wait_above and waited": "只用於預計等候和已等候的條件",
  "belongs to length_above": "只用於等候數量的條件",
  "“{0}” goes round for ever; let one of these queues keep what comes to it":
    "「{0}」會永遠循環；請讓其中一個佇列留下到來的對話",
  "needs a text in at least one language": "至少需要一種語言的文字",
  "is no language tag such as en or zh-Hans": "不是 en 或 zh-Hans 這樣的語言代碼",
  "is a text; leave the language out instead": "請填寫文字，或去掉這種語言",
  "is a text of 1 to {0} characters": "請輸入 1 到 {0} 個字元",
  "there is no team “{0}”": "沒有團隊「{0}」",
  "there is no skill “{0}”": "沒有技能「{0}」",
  "there is no queue “{0}”": "沒有佇列「{0}」",
  "there are no opening hours “{0}”": "沒有營業時間「{0}」",
  "A day needs at least {0} conversations to propose anything; search again after a busier one.":
    "一天至少要有 {0} 個對話才能提出建議；請在更忙的一天之後再搜尋。",
  "No two queues share agents, so there is nobody to lend; teams that serve several queues could.":
    "沒有兩個佇列共用客服，因此無人可借；服務多個佇列的團隊才可以。",
  "The search failed; the hub's log says why.": "搜尋失敗；系統日誌會說明原因。",
  "The floor is too large to be searched in time; it was given up.": "規模太大，無法及時搜尋完；已放棄。",
  "No lending surely gains anything on that day; the floor is as good as it gets without.":
    "在那一天，沒有任何借用肯定能帶來好處；沒有借用已經夠好。",
  "is a whole number from 0 to {0}": "請輸入 0 到 {0} 的整數",
  "is a whole number from 1 to {0}": "請輸入 1 到 {0} 的整數",
  "is a number from 0 to {0}": "請輸入 0 到 {0} 的數",
  "nobody could administer the hub any more; keep one administrator": "這樣就沒有人能管理系統了；請保留一名管理員",
  "no administrator with a password would be left; give one hers with `hub user password` first":
    "這樣就沒有具密碼的管理員了；請先用 hub user password 為一名管理員設定密碼",
  "conversations in it that are not closed: {0}; transfer or close them first":
    "其中還有 {0} 個未關閉的對話；請先轉接或關閉",
  "Give it a subject: it is the first that the customer reads.": "請填寫主旨：客戶最先看到的就是它。",
  "There is no such account for you to write from; GET /api/outreach lists yours.":
    "沒有您可以用來傳送的這個帳戶；請重新載入頁面。",
  "It is {0} where the customer is ({1}): write from “{2}” again at {3} there, correct the customer's time_zone, or ask a supervisor.":
    "客戶當地現在是 {0}（{1}）：請在當地時間 {3} 之後從「{2}」聯絡，或更正客戶的 time_zone，或聯絡主管。",
  "These are quiet hours: customers are written to from “{0}” again at {1} ({2}).":
    "現在是免打擾時段：「{0}」要到 {1}（{2}）才能再傳送給客戶。",
  "This address belongs to another customer; merge the two, or write to that one.":
    "此位址屬於另一位客戶；請合併兩者，或寫給那一位。",
  "You have no room for another conversation on this channel; close something first.":
    "您在此管道沒有餘量再接對話；請先關閉別的對話。",
  "{0} {1} a conversation with this customer already; ask for it to be handed to you.":
    "{0} 已經有與這位客戶的對話；請讓其轉給您。",
  "“{0}” does not write to this address; choose an account of its channel.":
    "「{0}」不能傳送到此位址；請選擇相應管道的帳戶。",
  "“{0}” is an address of ours; write to the customer's.": "「{0}」是我們自己的位址；請寫客戶的位址。",
  "Write a mail address, such as name@example.com, or a telephone number with its country.":
    "請輸入郵件地址（例如 name@example.com）或加上國碼的電話號碼。",
  "A customer may have {0} addresses; remove one first.": "一位客戶最多有 {0} 個地址；請先移除一個。",
  "The customer has this address already.": "客戶已有這個地址。",
  "This address is not the customer's any more; look at the customer again.":
    "這個地址不再屬於該客戶；請重新查看客戶。",
  "Only an address that a person added, and that nobody has used, can be removed.":
    "只能移除由同事新增且尚未使用過的地址。",
  "No account here writes to such an address; ask an administrator for one.":
    "這裡沒有帳號可以寫到這種地址；請聯絡管理員。",
  "Another customer has this address already; nothing was changed.": "另一位客戶已有這個地址；沒有任何變更。",
  "“{0}” is no mail address; write a whole one, such as name@example.com.":
    "「{0}」不是電子郵件地址；請寫完整，例如 name@example.com。",
  "“{0}” is no telephone number; write it with its country, such as +49 30 123456.":
    "「{0}」不是電話號碼；請加上國碼，例如 +49 30 123456。",
  "“{0}” is no full telephone number; write it with + and its country code, such as +49 30 123456.":
    "「{0}」不是完整的電話號碼；請以 + 和國碼開頭，例如 +49 30 123456。",
  "“{0}” writes to no address that could be typed; choose another account.":
    "「{0}」不能傳送到輸入的位址；請選擇另一個帳戶。",
  "A mail goes to {0} people at most; this one would go to {1}.": "一封郵件最多寄給 {0} 人；這封要寄給 {1} 人。",
  "A signature may have {0} characters; this one has {1}.": "簽名最多 {0} 個字元；現在有 {1} 個。",
  "This channel carries plain text only; leave html out.": "這個管道只能傳送純文字；請移除 html。",
  "Rich text may have {0} characters; this one has {1}. Attach it as a file.":
    "帶格式的文字最多 {0} 個字元；現在有 {1} 個。請以檔案附上。",
  "The rich text nests too deeply; write it with fewer lists and quotations inside each other.":
    "格式巢狀太深；請減少清單與引文的層數。",
  "Only a mail has a subject and further recipients; write it without them.":
    "只有郵件才有主旨和其他收件者；請移除後再寫。",
  "Only a message of this conversation can be passed on from here.": "這裡只能轉寄這段對話中的訊息。",
  "Write to whom it is passed on.": "請填寫要轉寄給誰。",
  "You may not write from “{0}” nor from another address; ask an administrator.":
    "您不能用「{0}」寄信，也沒有其他可用的寄件地址；請聯絡管理員。",
  "You may not write from “{0}”; choose one of these addresses: {1}.": "您不能用「{0}」寄信；請從以下地址中選擇：{1}。",
  "“{0}” is no address of ours any more; choose one of these: {1}.":
    "「{0}」已不是本公司的地址；請從以下地址中選擇：{1}。",
  "{0} forbade further messages; write without this address.": "{0} 已拒收訊息；請勿寫給這個地址。",
  "Here a customer can be written to for {0} h after each message of hers, and not now; wait until she writes, or reach her another way.":
    "此管道只能在客戶來訊後 {0} 小時內傳送訊息，現在無法傳送；請等客戶來訊，或改用其他方式聯絡。",
  "Here a message may have {0} characters; this one has {1}. Shorten it.":
    "此管道每則訊息最多 {0} 個字元，這則有 {1} 個；請精簡。",
  "“{0}” is of a kind that cannot be sent here; take it out, or send it another way.":
    "此管道無法傳送「{0}」這類檔案；請移除，或改用其他方式傳送。",
  "“{0}” is too large: here such a file may have {1} MB; send a link.":
    "「{0}」太大：此管道這類檔案不能超過 {1} MB；請改為傳送連結。",
  "Here a message may have {0} files; this one has {1}. Send some separately.":
    "此管道每則訊息最多 {0} 個檔案，這則有 {1} 個；請分開傳送。",
  "Here the files of a message may have {0} MB together, and with “{1}” they have more; send some separately, or a link.":
    "此管道每則訊息的檔案總共不能超過 {0} MB，加上「{1}」就超出了；請分開傳送，或改為傳送連結。",
  "This id is taken; save the view under another one.": "這個編號已被使用；請以另一個編號儲存檢視。",
  "Only its owner or a supervisor may change this view; save one of your own.":
    "只有建立者或主管可以修改此檢視；請另存為您自己的檢視。",
  "Only its owner or a supervisor may delete this view.": "只有建立者或主管可以刪除此檢視。",
  "Somebody changed this view meanwhile; look at it again, and save it if it is still right.":
    "有人剛剛修改了此檢視；請重新查看，仍然合適再儲存。",
  "This view was deleted meanwhile; save it as a new one if you still want it.":
    "此檢視已被刪除；如果仍然需要，請儲存為新檢視。",
  "You have {0} views; delete one that you no longer use.": "您已有 {0} 個檢視；請刪除不再使用的。",
  "An order names at most {0} views, each by its id.": "排序最多包含 {0} 個檢視，每個以編號表示。",
  "choose at least one thing by which conversations are told apart": "請至少選擇一項條件",
  "give it a name of at most {0} characters": "請填寫名稱，最多 {0} 個字元",
  "another view is called “{0}” already": "已有名為「{0}」的檢視",
  "is one of {0}": "只能是以下之一：{0}",
  "only a supervisor may share a view with everybody; choose one of your teams":
    "只有主管可以與所有人共用檢視；請選擇您的一個團隊",
  "a view is shared with one of your own teams": "檢視只能與您自己的團隊共用",
  "there is no queue “{0}” any more; choose others": "佇列「{0}」已不存在；請選擇其他佇列",
  "there is no channel “{0}”; choose others": "沒有管道「{0}」；請選擇其他管道",
  "names somebody who does not work here; choose a colleague": "所選的人不在這裡工作；請選擇一位同事",
  "names at most {0}; leave some out": "最多 {0} 個；請去掉一些",
  "a tag has 1 to {0} characters and no comma": "標籤為 1 到 {0} 個字元，且不含逗號",
  "a tier has at most {0} characters": "等級最多 {0} 個字元",
  "write at most {0} characters": "最多填寫 {0} 個字元",
  "She is not signed in there any more.": "她在那裡已不再登入。",
  "This queue gives out its conversations in turn; wait until one rings for you, or ask a supervisor.":
    "此佇列依序分配對話；請等待為您響鈴，或詢問主管。",
  "Your teams are there for every channel or for none; choose Away instead.":
    "您的團隊只能在所有管道上線或離開；請改選「離開」。",
};
