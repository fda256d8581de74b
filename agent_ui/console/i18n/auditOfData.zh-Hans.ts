/** The words of the audit for what comes in from other systems, in 简体中文. */
import type { dataActions as english, dataKinds as kinds } from "./auditOfData.en";

export const dataKinds: typeof kinds = {
  import: "导入",
  privacy: "商店的请求",
};

export const dataActions: typeof english = {
  "import.uploaded": "已上传文件",
  "import.started": "已开始导入",
  "import.done": "已导入",
  "import.cancelled": "已停止",
  "import.undone": "已撤回",
  "import.file_removed": "已删除文件",
  "privacy.asked": "商店提出请求",
  "privacy.answered": "已处理",
  "customer.told": "由其他系统告知",
  "organisation.told": "由其他系统告知",
};
