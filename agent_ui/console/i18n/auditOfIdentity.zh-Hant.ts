/** The words of the audit for how people prove who they are, in 繁體中文. */
export const identityKinds = {
  second_step: "兩步驟驗證",
  sign_in: "與提供者的連結",
  providers: "登入提供者",
  passkey: "通行密鑰",
};

export const identityActions = {
  "second_step.set_up": "設定",
  "second_step.refused": "密碼正確但驗證碼錯誤",
  "second_step.recovered": "使用復原碼",
  "second_step.codes_renewed": "產生新的復原碼",
  "second_step.ended": "關閉",
  "second_step.reset": "由管理員重設",
  "sign_in.linked": "已與提供者連結",
  "sign_in.unlinked": "解除與提供者的連結",
  "sign_in.roles_kept": "最後一位管理員：保留角色",
  "passkey.added": "新增",
  "passkey.renamed": "重新命名",
  "passkey.removed": "刪除",
  "passkey.all_removed": "由管理員刪除",
  "passkey.copied": "被複製：已拒絕",
};
