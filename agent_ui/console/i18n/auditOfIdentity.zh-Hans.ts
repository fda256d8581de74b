/** The words of the audit for how people prove who they are, in 简体中文. */
export const identityKinds = {
  second_step: "两步验证",
  sign_in: "与提供方的关联",
  providers: "登录提供方",
  passkey: "通行密钥",
};

export const identityActions = {
  "second_step.set_up": "设置",
  "second_step.refused": "密码正确但验证码错误",
  "second_step.recovered": "使用恢复码",
  "second_step.codes_renewed": "生成新的恢复码",
  "second_step.ended": "关闭",
  "second_step.reset": "由管理员重置",
  "sign_in.linked": "已与提供方关联",
  "sign_in.unlinked": "解除与提供方的关联",
  "sign_in.roles_kept": "最后一位管理员：保留角色",
  "passkey.added": "添加",
  "passkey.renamed": "重命名",
  "passkey.removed": "删除",
  "passkey.all_removed": "由管理员删除",
  "passkey.copied": "被复制：已拒绝",
};
