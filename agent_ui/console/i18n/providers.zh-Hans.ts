/** The words of the providers of identities, as administrators keep them, in 简体中文. */

export const providerLabels = {
  "providers.issuer": "颁发者（issuer）",
  "providers.client_id": "客户端标识（client id）",
  "providers.settings": "客户端密钥（client secret）",
  "providers.scopes": "请求的范围（scopes）",
  "providers.links_by_email": "以已验证的邮箱地址关联到此处的同一人",
  "providers.creates_people": "此处没有的人会自动新建",
  "providers.first_roles": "新建者的角色",
  "providers.first_teams": "新建者的团队",
  "providers.roles_claim": "说明角色的声明（claim）",
  "providers.role_rules": "各个值的含义",
  "providers.signs_out_there": "退出登录时也在提供方退出",
  "roleRules.value": "声明的值",
  "roleRules.role": "角色",
  "roleRules.team": "团队",
};

export const providerHints = {
  "providers.issuer": "与提供方自己的写法完全一致，例如 https://login.example/realms/company。",
  "providers.client_id": "提供方对本系统的称呼。",
  "providers.settings": "由提供方给出；公共客户端留空。",
  "providers.scopes": "必须有 openid；说明角色的声明可能需要单独的范围。",
  "providers.links_by_email": "关闭：只有之前已关联或新建的人可以登录。",
  "providers.creates_people": "关闭：须先在此处添加人员。",
  "providers.first_roles": "如由声明说明角色，则以声明为准。",
  "providers.roles_claim":
    "例如 groups 或 realm_access.roles；留空：角色在此处管理。否则每次登录以声明为准，最后一位管理员除外。",
  "providers.signs_out_there": "仅当提供方有此页面时。",
  "roleRules.team": "只在此团队中，并因此加入该团队。",
};

export const providerWords = {
  tryTitle: "在提供方",
  wayBack: "请在那里将本系统添加为 Web 应用，并填写此返回地址：",
  copyWayBack: "复制返回地址",
  tryIt: "测试",
  works: (where: string) => `有回应。登录页面：${where}`,
  saveFirst: "请先保存，然后即可测试。",
};
