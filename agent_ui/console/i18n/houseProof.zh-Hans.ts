/** What holds for how everybody proves who she is, in 简体中文. */
export const houseProof = {
  secondStep: "要求使用两步验证的人",
  secondSteps: {
    optional: { name: "无人", detail: "愿意使用的人可在“我的登录方式”中设置。" },
    administrators: { name: "管理人员", detail: "角色涉及整个系统的人：管理、审计、个人数据、其他系统。" },
    all: { name: "所有人", detail: "尚未设置的人会在下次登录、输入密码之后设置。" },
  },
  passwords: "谁可以用密码登录",
  passwordsOf: {
    everybody: "所有人",
    everybodyDetail: "任何有密码的人；登录提供方的按钮也会显示。",
    oneDetail: "只有这位管理员，以备不时之需：其他人都通过登录提供方登录。",
  },
  passwordsOnly: (name: string) => `仅 ${name}`,
};
