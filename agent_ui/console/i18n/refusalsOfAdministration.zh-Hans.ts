/** What administrators are refused, in 简体中文. */
export const adminRefusals: Readonly<Record<string, string>> = {
  "A legal hold forbids to erase her; lift it first, if it has served.":
    "法律保留禁止删除该客户；如已不需要，请先解除。",
  "A setting here names a file or a variable of the hub; only whoever administers the whole hub changes such settings. Ask her, or enter the secret itself in its place.":
    "此处有设置指向系统的文件或变量；只有管理整个系统的人才能更改这类设置。请找管理员，或直接填入密钥本身。",
  "Say why, in at most {0} characters.": "请说明原因，最多 {0} 个字符。",
  "She was erased already; nothing of her is left.": "该客户已被删除；没有任何数据留存。",
  "Something with her is not closed yet; close it first, or say that it is to be closed with it.":
    "与该客户的会话尚未关闭；请先关闭，或选择一并关闭。",
  "There is no legal hold on her.": "该客户没有法律保留。",
  "This customer was erased: nothing is written of her any more.": "该客户已被删除：不能再写入任何内容。",
  "Write an address, some of a name, or the id of a customer.": "请输入地址、姓名的一部分或客户编号。",
  "Your role may not deal with personal data; ask an administrator.": "您的角色不能处理个人数据；请找管理员。",
  "Write a mail address, such as ada@example.org.": "请输入邮箱地址，例如 ada@example.org。",
  "{0} has this address already; choose another one, or change hers first.":
    "{0} 已使用此地址；请换一个，或先更改其地址。",
  "This hub has no mailbox to write from; ask an administrator to change your address.":
    "此系统没有可发信的邮箱；请管理员更改您的地址。",
  "You asked for that too often; wait a moment.": "请求过于频繁；请稍候。",
  "The letter could not be sent; try again, or ask an administrator.": "邮件未能发出；请重试，或联系管理员。",
  "She would have no way in: make her a link to choose a password, and unlink her once she has one.":
    "解除后她将无法登录：请先为她创建设置密码的链接，设置密码后再解除。",
  "She would have no way in: everybody signs in by a provider here; deactivate her if she is to go.":
    "解除后她将无法登录：此系统所有人都通过提供方登录。如果她要离开，请改为停用。",
  "{0} is not linked there.": "{0} 未与其关联。",
  "There is no such erasure.": "没有这次删除。",
  "You may read of this customer, and change nothing.": "您可以查看此客户，但不能更改。",
  "You may read of this organisation, and change nothing.": "您可以查看此组织，但不能更改。",
  "You may read this conversation, and change nothing in it.": "您可以查看此会话，但不能更改。",
  "is none of her teams; add it to teams": "不是其所属团队；请先将其加入团队",
  "is the id of a ready-made role, which stays as it is; choose another": "是现成角色的标识，不能更改；请换一个",
  "needs at least one permission": "至少需要一项权限",
  "needs at least one role; remove the person to let nobody in": "至少需要一个角色；如不让其登录，请停用此人",
  "there is no role “{0}”": "没有角色“{0}”",
  "“{0}” concerns the whole hub and no single team; give it to her under roles":
    "“{0}”涉及整个系统，而非单个团队；请在“角色”中授予",
  "has at most {0}": "最多 {0} 个",
  "is a whole number from 1 to the size, {0}": "是 1 到总额 {0} 之间的整数",
  "is the name of a channel; give the budget one of its own, such as attention":
    "与渠道同名；请为额度另取一个名称，例如 attention",
  "says of no channel what a conversation uses; name one, or leave the budget out":
    "没有说明任何渠道的会话占用多少；请至少添加一个渠道，或移除该额度",
  "the name is a short one of letters, digits, `-`, `_` and `.`": "名称要简短，只能用字母、数字、`-`、`_` 和 `.`",
  "there is no channel and no budget “{0}”": "没有名为“{0}”的渠道或额度",
  "“{0}” is exclusive, so nothing comes beside it; take one of the two out":
    "“{0}”需要专心处理，不能与其他会话并行；请移除其中之一",
  "“{0}” is not exclusive, so nothing has to give way to it; name it in exclusive":
    "“{0}”不需要专心处理，因此没有会话需要让位；请先把它列为需要专心处理",
};
