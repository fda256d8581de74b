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
  "Passwords are switched off here; sign in with your organisation's account.": "此處已停用密碼；請使用組織帳戶登入。",
  "There is no such way to sign in; open the sign-in page anew.": "沒有這種登入方式；請重新開啟登入頁面。",
  "and role_rules belong together: name the claim, and what its values mean":
    "與角色規則需同時填寫：請寫明宣告及其各個值的含義",
  "are words without spaces, among them openid": "必須是不含空格的詞，且包含 openid",
  "can be switched off only where there is a provider by which people sign in": "只有在已有登入提供者時才能停用",
  "is an address such as https://login.example, as the provider itself writes it":
    "必須是網址，例如 https://login.example，與提供者自己的寫法完全一致",
  "is what the claim holds; write it": "請填寫宣告中的值",
  "is what the provider calls this hub; it gives it when the hub is added there":
    "請填寫提供者對本系統的識別碼；在那裡新增本系統時會得到",
  "needs at least one role, for whoever is made": "至少需要一個角色，供新建的人使用",
  "there is no such setting; there is client_secret": "沒有此設定；只有 client_secret",
  "{0} does not administer; name the administrator who keeps her password": "{0} 不是管理員；請填寫保留密碼的管理員",
  "{0} has no password; give her one with `hub user password` first": "{0} 沒有密碼；請先用 `hub user password` 設定",
  "“{0}” concerns the whole hub and no single team; leave the team out":
    "「{0}」涉及整個系統，而非單一團隊；請不要填寫團隊",
  "A passkey has a name of 1 to {0} characters.": "通行密鑰的名稱為 1 至 {0} 個字元。",
  "Adding it took too long; begin again.": "新增耗時過長；請重新開始。",
  "Passkeys need the hub's public address to have a name and https; whoever runs it sets HUB_PUBLIC_URL.":
    "通行密鑰要求本系統的公開網址有網域名稱並使用 https；由維運人員設定 HUB_PUBLIC_URL。",
  "Sign out and in again first: what you want to do is done within ten minutes of that.":
    "請先登出並重新登入：此操作須在登入後十分鐘內完成。",
  "The hub does not take this passkey; make it with another device or browser.":
    "本系統不接受此通行密鑰；請換一台裝置或瀏覽器。",
  "There is no such passkey; look at the list again.": "沒有這個通行密鑰；請重新查看清單。",
  "This passkey does not sign in here; use another way, or try again.":
    "此通行密鑰不能在這裡登入；請使用其他方式，或重試。",
  "This passkey is known already.": "此通行密鑰已存在。",
  "You have {0} passkeys already; remove one that you do not use first.": "您已有 {0} 個通行密鑰；請先刪除一個不用的。",
  "{0} has no passkey.": "{0} 沒有通行密鑰。",
};
