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
  "Passwords are switched off here; sign in with your organisation's account.": "此处已停用密码；请使用组织账户登录。",
  "There is no such way to sign in; open the sign-in page anew.": "没有这种登录方式；请重新打开登录页面。",
  "and role_rules belong together: name the claim, and what its values mean":
    "与角色规则需同时填写：请写明声明及其各个值的含义",
  "are words without spaces, among them openid": "必须是不含空格的词，且包含 openid",
  "can be switched off only where there is a provider by which people sign in": "只有在已有登录提供方时才能停用",
  "is an address such as https://login.example, as the provider itself writes it":
    "必须是地址，例如 https://login.example，与提供方自己的写法完全一致",
  "is what the claim holds; write it": "请填写声明中的值",
  "is what the provider calls this hub; it gives it when the hub is added there":
    "请填写提供方对本系统的标识；在那里添加本系统时会得到",
  "needs at least one role, for whoever is made": "至少需要一个角色，供新建的人使用",
  "there is no such setting; there is client_secret": "没有此设置；只有 client_secret",
  "{0} does not administer; name the administrator who keeps her password": "{0} 不是管理员；请填写保留密码的管理员",
  "{0} has no password; give her one with `hub user password` first": "{0} 没有密码；请先用 `hub user password` 设置",
  "“{0}” concerns the whole hub and no single team; leave the team out":
    "“{0}”涉及整个系统，而非单个团队；请不要填写团队",
  "A passkey has a name of 1 to {0} characters.": "通行密钥的名称为 1 至 {0} 个字符。",
  "Adding it took too long; begin again.": "添加耗时过长；请重新开始。",
  "Passkeys need the hub's public address to have a name and https; whoever runs it sets HUB_PUBLIC_URL.":
    "通行密钥要求本系统的公开地址有域名并使用 https；由运维人员设置 HUB_PUBLIC_URL。",
  "Sign out and in again first: what you want to do is done within ten minutes of that.":
    "请先退出并重新登录：此操作须在登录后十分钟内完成。",
  "The hub does not take this passkey; make it with another device or browser.":
    "本系统不接受此通行密钥；请换一台设备或浏览器。",
  "There is no such passkey; look at the list again.": "没有这个通行密钥；请重新查看列表。",
  "This passkey does not sign in here; use another way, or try again.":
    "此通行密钥不能在这里登录；请使用其他方式，或重试。",
  "This passkey is known already.": "此通行密钥已存在。",
  "You have {0} passkeys already; remove one that you do not use first.": "您已有 {0} 个通行密钥；请先删除一个不用的。",
  "{0} has no passkey.": "{0} 没有通行密钥。",
};
