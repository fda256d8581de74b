/** What holds for how everybody proves who she is, in 繁體中文. */
export const houseProof = {
  secondStep: "要求使用兩步驟驗證的人",
  secondSteps: {
    optional: { name: "無人", detail: "願意使用的人可在「我的登入方式」中設定。" },
    administrators: { name: "管理人員", detail: "角色涉及整個系統的人：管理、稽核、個人資料、其他系統。" },
    all: { name: "所有人", detail: "尚未設定的人會在下次登入、輸入密碼之後設定。" },
  },
  passwords: "誰可以用密碼登入",
  passwordsHint:
    "填寫 everybody（所有人）；如已有登入提供者，也可填寫一位管理員的電子郵件地址，只有此人保留密碼以備不時之需。",
};
