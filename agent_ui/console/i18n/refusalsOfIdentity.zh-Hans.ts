/** What people are refused who prove who they are, in 简体中文. */
export const identityRefusals: Readonly<Record<string, string>> = {
  "You have a second step already; turn it off first, if it is to be another one.":
    "您已设置两步验证；如需更换，请先关闭。",
  "There is no second step; set one up first.": "尚未设置两步验证；请先设置。",
  "Your organisation asks you for a second step; ask an administrator to reset it instead.":
    "您的组织要求使用两步验证；如需更换，请由管理员重置。",
  "Turn off your own second step where you set it up: there you prove that it is you.":
    "请在您设置两步验证的地方关闭它：在那里需证明是您本人。",
  "{0} has no second step.": "{0} 没有设置两步验证。",
  "This took too long, or was done already; begin again with your password.": "耗时过长，或已经完成；请重新输入密码。",
  "Too many wrong codes; wait a moment before the next one.": "错误的验证码过多；请稍候再试。",
  "Setting it up took too long; begin again.": "设置耗时过长；请重新开始。",
  "This code is not right. Is the telephone's clock right? Type the code that the app shows now.":
    "验证码不正确。手机时间是否准确？请输入应用当前显示的验证码。",
  "This code is not right, or was used before; type the one that the app shows now.":
    "验证码不正确，或已使用过；请输入应用当前显示的验证码。",
  "This is not your password.": "密码不正确。",
};
