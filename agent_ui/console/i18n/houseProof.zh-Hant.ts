/** What holds for how everybody proves who she is, in 繁體中文. */
export const houseProof = {
  secondStep: "要求使用兩步驟驗證的人",
  secondSteps: {
    optional: { name: "無人", detail: "願意使用的人可在「我的登入方式」中設定。" },
    administrators: { name: "管理人員", detail: "角色涉及整個系統的人：管理、稽核、個人資料、其他系統。" },
    all: { name: "所有人", detail: "尚未設定的人會在下次登入、輸入密碼之後設定。" },
  },
  passwords: "誰可以用密碼登入",
  passwordsOf: {
    everybody: "所有人",
    everybodyDetail: "任何有密碼的人；登入提供方的按鈕也會顯示。",
    oneDetail: "只有這位管理員，以備不時之需：其他人都透過登入提供方登入。",
  },
  passwordsOnly: (name: string) => `僅 ${name}`,
};
