/** What the hub refuses to other systems, and to whoever lets them in, in 简体中文. */
export const systemRefusals: Readonly<Record<string, string>> = {
  "A key that has expired already opens nothing; choose a day to come, or none.":
    "已过期的密钥没有用处；请选择将来的日期，或不设期限。",
  "There are {0} keys already; revoke one that nobody needs first.": "已有 {0} 个密钥；请先撤销一个不再需要的。",
  "There is a key of this name already; choose another one, that it is told apart in the audit.":
    "已有同名密钥；请另取名称，以便在审计中区分。",
  "One of these teams does not exist any more; look at the list again.": "所选团队中有一个已不存在；请重新查看列表。",
  "A key may ask from 1 to {0} times a minute.": "密钥每分钟可请求 1 到 {0} 次。",
  "Give it a name of at most {0} characters, such as that of the system that uses it.":
    "请填写名称，最多 {0} 个字符，例如使用它的系统的名称。",
  "Choose what the key may do: at least one of the scopes that keys can have.":
    "请选择此密钥可以做什么：至少一项权限。",
  "There is no such key; look at the list again.": "没有这个密钥；请重新查看列表。",
  "There are {0} endpoints already; remove one that nobody needs first.": "已有 {0} 个端点；请先移除一个不再需要的。",
  "This endpoint is paused; take it up again first.": "此端点已暂停；请先恢复它。",
  "Too much waits to be sent there again; wait until it is sent, or send everything since a moment.":
    "等待重新发送的内容太多；请等发送完毕，或改为重新发送某一时刻以来的全部内容。",
  "There is an endpoint of this name already; choose another one.": "已有同名端点；请另取名称。",
  "One of these {0} does not exist any more; look at the list again.": "所选项目中有一个已不存在；请重新查看列表。",
  "since: choose a moment that is past.": "请选择一个已经过去的时刻。",
  "What happened then is kept no longer, and cannot be sent again.": "当时的事件已不再保留，无法重新发送。",
  "There is no event “{0}”; there are {1}.": "没有名为“{0}”的事件；可用的有 {1}。",
  "Nothing is sent to {0}: it is no public address of the web. Give one that begins with https:// and that everybody can reach, or ask whoever runs the hub to name {1} in HUB_WEBHOOK_HOSTS.":
    "不会向 {0} 发送任何内容：它不是公网地址。请填写以 https:// 开头、外界可访问的地址，或请运维人员把 {0} 加入 HUB_WEBHOOK_HOSTS。",
  "There is no such endpoint; look at the list again.": "没有这个端点；请重新查看列表。",
  "There is no such delivery any more; look at the log again.": "没有这条发送记录了；请重新查看记录。",
  "The id is a text of at most {0} characters, of your own choice.": "编号由您自定，最多 {0} 个字符。",
  "You take nothing on the channel “{0}”; GET /api/desk lists yours in me.capacity.":
    "您不接待“{0}”渠道；GET /api/desk 的 me.capacity 列出您的渠道。",
  "The volume of {0} is a number from 0 to {1}.": "{0} 的音量是 0 到 {1} 之间的数字。",
  "must be true where offers are manual: nobody could ever answer": "在手动分配时必须为是：否则无人能够应答",
  "has no placeholder before the first / after the host": "主机名之后的第一个 / 之前不能有占位符",
  "there is no “{0}”; write one of {1}": "没有“{0}”；请使用以下之一：{1}",
  "belongs to an address with {external_id}; leave it empty": "只用于含有 {external_id} 的地址；请留空",
  "is a text of at most {0} characters": "是最多 {0} 个字符的文字",
  "Somebody has answered this already.": "已有人处理此请求。",
  "The order says nothing of whose it is: neither a customer nor an address.":
    "订单未说明所属客户：既没有客户编号，也没有地址。",
  "There is no such request; look at the list again.": "没有此请求；请重新查看列表。",
  "“{0}” is the source of “{1}” too; ids of two would be mixed": "“{0}”也是“{1}”的来源；两者的编号会混淆",
  "there is no connector “{0}”": "没有连接器“{0}”",
  "there is no such setting; a shop has {0}": "没有此设置；商店只有 {0}",
  "There is no such shop; an administrator finds the right address with the shop.":
    "没有此商店；管理员可在商店页面找到正确的地址。",
  "The delivery is not signed with this secret; compare it with the one that its system has.":
    "此次推送未使用该密钥签名；请与对方系统中的密钥核对。",
  "The secret is not set yet, or cannot be read here; write it again.": "密钥尚未设置，或无法在此读取；请重新填写。",
  "is missing": "缺少",
};
