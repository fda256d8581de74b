/** What people are refused who prove who they are, in 繁體中文. */
export const identityRefusals: Readonly<Record<string, string>> = {
  "You have a second step already; turn it off first, if it is to be another one.":
    "您已設定兩步驟驗證；如需更換，請先關閉。",
  "There is no second step; set one up first.": "尚未設定兩步驟驗證；請先設定。",
  "Your organisation asks you for a second step; ask an administrator to reset it instead.":
    "您的組織要求使用兩步驟驗證；如需更換，請由管理員重設。",
  "Turn off your own second step where you set it up: there you prove that it is you.":
    "請在您設定兩步驟驗證的地方關閉它：在那裡需證明是您本人。",
  "{0} has no second step.": "{0} 沒有設定兩步驟驗證。",
  "This took too long, or was done already; begin again with your password.": "耗時過長，或已經完成；請重新輸入密碼。",
  "Too many wrong codes; wait a moment before the next one.": "錯誤的驗證碼過多；請稍候再試。",
  "Setting it up took too long; begin again.": "設定耗時過長；請重新開始。",
  "This code is not right. Is the telephone's clock right? Type the code that the app shows now.":
    "驗證碼不正確。手機時間是否準確？請輸入應用程式目前顯示的驗證碼。",
  "This code is not right, or was used before; type the one that the app shows now.":
    "驗證碼不正確，或已使用過；請輸入應用程式目前顯示的驗證碼。",
  "This is not your password.": "密碼不正確。",
};
