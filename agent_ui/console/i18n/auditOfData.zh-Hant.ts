/** The words of the audit for what comes in from other systems, in 繁體中文. */
import type { dataActions as english, dataKinds as kinds } from "./auditOfData.en";

export const dataKinds: typeof kinds = {
  import: "匯入",
  privacy: "商店的請求",
};

export const dataActions: typeof english = {
  "import.uploaded": "已上傳檔案",
  "import.started": "已開始匯入",
  "import.done": "已匯入",
  "import.cancelled": "已停止",
  "import.undone": "已撤回",
  "import.file_removed": "已刪除檔案",
  "privacy.asked": "商店提出請求",
  "privacy.answered": "已處理",
  "customer.told": "由其他系統告知",
  "organisation.told": "由其他系統告知",
};
