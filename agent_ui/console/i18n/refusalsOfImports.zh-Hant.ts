/** What is said of imported files and their lines, in 繁體中文. */
export const importRefusals: Readonly<Record<string, string>> = {
  "A file may have {0} MB; part it into several.": "檔案最多 {0} MB；請拆分成幾個檔案。",
  "A file may have {0} columns; leave out those that are not wanted.": "檔案最多 {0} 欄；請刪去不需要的欄。",
  "A file may have {0} rows; part it into several.": "檔案最多 {0} 列；請拆分成幾個檔案。",
  "Line {0} cannot be read: a double quote that opens a cell there is not closed. Close it, and choose the file again.":
    "無法讀取第 {0} 行：該行有一個雙引號沒有閉合。請補上後重新選擇檔案。",
  "Say of at least one column what it tells.": "請至少說明一欄的含義。",
  "Say of every column what it tells, and which one is the id.": "請說明每一欄的含義，以及哪一欄是編號。",
  "The id is missing; write what your system calls this record.": "缺少編號；請填寫此記錄在貴方系統中的編號。",
  "There is no field “{0}” that a column could tell.": "沒有可供欄使用的欄位「{0}」。",
  "This cannot be read: save the file as UTF-8 and choose it again.":
    "無法讀取此內容：請將檔案另存為 UTF-8 後重新選擇。",
  "This file has no rows: the first line names the columns, and each line below is one record.":
    "此檔案沒有資料列：第一行是欄名，其下每行是一筆記錄。",
  "This hub has no channel for such an address; leave it out.": "本系統沒有可使用這種地址的渠道；請留空。",
  "This id is another customer's already ({0}): merge the two, or leave out `customer`.":
    "此編號已屬於另一位客戶（{0}）：請合併兩者，或不填 `customer`。",
  "This import does not run; look at it again.": "此匯入沒有在執行；請重新查看。",
  "This import is at another point meanwhile; look at it again.": "此匯入的進度已改變；請重新查看。",
  "This is no file of text: save the sheet as CSV (UTF-8) and choose that file.":
    "這不是文字檔：請將表格另存為 CSV（UTF-8），再選擇該檔案。",
  "There is no such import.": "沒有此匯入。",
  "Two columns tell “{0}”: choose one of them.": "有兩欄都是「{0}」：請只選其中一欄。",
  "Write a number such as 1234.5, without a currency or a separator.":
    "請填寫數字，例如 1234.5，不帶貨幣符號和分隔符號。",
  "{0}: write 1 to {1} characters.": "{0}：請填寫 1 至 {1} 個字元。",
  "A person wrote something else here, which stays.": "此處已由人員填寫其他內容，予以保留。",
  "Somebody else has this address, with whom it stays: compare both, and merge them ({0}).":
    "此地址已屬於另一位客戶，予以保留：請比較兩者，如為同一人則合併（{0}）。",
  "Line {0} has this id too: what stands here counts.": "第 {0} 行也有此編號：以此行為準。",
  "Line {0} has this address too, and only the first of them gets it.": "第 {0} 行也有此地址，只歸第一位所有。",
  "This line has more columns than the first one: put texts that contain the separator in double quotes.":
    "此行的欄數多於第一行：包含分隔符號的文字請放在雙引號內。",
  "Somebody changed this since; it stays.": "此後有人修改過，予以保留。",
  "Something happened with this record since; it stays.": "此後該記錄有了新的往來，予以保留。",
  "A later import changed this; take that one back first.": "之後的匯入修改過此記錄；請先復原那次匯入。",
  "The import broke off; the hub's log says why. What was taken in can be taken back.":
    "匯入中斷；原因見系統日誌。已匯入的內容可以復原。",
  "The file of this import is gone: choose it again.": "此匯入的檔案已刪除：請重新選擇。",
  "The file waited for {0} days and was removed: choose it again.": "檔案擱置 {0} 天後已刪除：請重新選擇。",
  "The file told of a customer who was erased since, and was removed: choose one in which she does not stand.":
    "檔案中有一位此後被抹除的客戶，因此已刪除：請選擇不含該客戶的檔案。",
  "of: write customer, organisation, order or event.": "of：請填寫 customer、organisation、order 或 event。",
  "No customer is known by this id; import the customers first.": "沒有使用此編號的客戶；請先匯入客戶。",
  "No customer has this address; import the customers first.": "沒有客戶使用此地址；請先匯入客戶。",
  "Say whose it is: by the customer's id in the same system, her mail address or her telephone number.":
    "請說明屬於哪位客戶：同一系統中的客戶編號、電子郵件地址或電話號碼。",
  "Say which column tells whose these are: the customer's id, her mail address or her number.":
    "請說明哪一欄指明所屬客戶：客戶編號、電子郵件地址或電話號碼。",
  "This id is another customer's already ({0}); take it from her first.":
    "此編號已屬於另一位客戶（{0}）；請先從該客戶處移除。",
  "The time is missing; write it such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z.":
    "缺少時間。請填寫時間，例如 2026-11-27 14:30 或 2026-11-27T14:30:00Z。",
  "Write the time such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z.":
    "請填寫時間，例如 2026-11-27 14:30 或 2026-11-27T14:30:00Z。",
  "Write one of: {0}.": "請填寫以下之一：{0}。",
};
