/** The words of the providers of identities, as administrators keep them, in 繁體中文. */

export const providerLabels = {
  "providers.issuer": "簽發者（issuer）",
  "providers.client_id": "用戶端識別碼（client id）",
  "providers.settings": "用戶端密鑰（client secret）",
  "providers.scopes": "要求的範圍（scopes）",
  "providers.links_by_email": "以已驗證的電子郵件地址連結到此處的同一人",
  "providers.creates_people": "此處沒有的人會自動新增",
  "providers.first_roles": "新增者的角色",
  "providers.first_teams": "新增者的團隊",
  "providers.roles_claim": "說明角色的宣告（claim）",
  "providers.role_rules": "各個值的含義",
  "providers.signs_out_there": "登出時也在提供者登出",
  "roleRules.value": "宣告的值",
  "roleRules.role": "角色",
  "roleRules.team": "團隊",
};

export const providerHints = {
  "providers.issuer": "與提供者自己的寫法完全一致，例如 https://login.example/realms/company。",
  "providers.client_id": "提供者對本系統的稱呼。",
  "providers.settings": "由提供者給出；公用用戶端留空。",
  "providers.scopes": "必須有 openid；說明角色的宣告可能需要單獨的範圍。",
  "providers.links_by_email": "關閉：只有之前已連結或新增的人可以登入。",
  "providers.creates_people": "關閉：須先在此處新增人員。",
  "providers.first_roles": "如由宣告說明角色，則以宣告為準。",
  "providers.roles_claim":
    "例如 groups 或 realm_access.roles；留空：角色在此處管理。否則每次登入以宣告為準，最後一位管理員除外。",
  "providers.signs_out_there": "僅當提供者有此頁面時。",
  "roleRules.team": "只在此團隊中，並因此加入該團隊。",
};

export const providerWords = {
  tryTitle: "在提供者",
  wayBack: "請在那裡將本系統新增為 Web 應用程式，並填寫此返回網址：",
  copyWayBack: "複製返回網址",
  tryIt: "測試",
  works: (where: string) => `有回應。登入頁面：${where}`,
  saveFirst: "請先儲存，然後即可測試。",
};
