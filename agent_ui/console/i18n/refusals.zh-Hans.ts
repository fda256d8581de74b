import { adminRefusals } from "./refusalsOfAdministration.zh-Hans";
import { identityRefusals } from "./refusalsOfIdentity.zh-Hans";
import { systemRefusals } from "./refusalsOfSystems.zh-Hans";

/** What the hub refuses, in 简体中文: its English sentences with `{0}` for what differs; fetched after the first screen. */
import { importRefusals } from "./refusalsOfImports.zh-Hans";

export const refusalSentences: Readonly<Record<string, string>> = {
  ...adminRefusals,
  ...identityRefusals,
  ...importRefusals,
  ...systemRefusals,
  "The translator did not answer in time; try again in a moment, nothing is lost.":
    "翻译服务未及时响应；请稍后重试，内容没有丢失。",
  "The translator cannot be reached or failed; try again later, or tell an administrator.":
    "无法连接翻译服务，或翻译服务出错；请稍后重试，或告知管理员。",
  "The translator does not let this hub in; an administrator looks at HUB_TRANSLATION_KEY.":
    "翻译服务拒绝了本系统；请管理员检查 HUB_TRANSLATION_KEY。",
  "This text is longer than the translator takes; translate it in parts.": "文字超出翻译服务的长度限制；请分段翻译。",
  "The translator is asked too often; try again in a minute.": "对翻译服务的请求过于频繁；请一分钟后重试。",
  "The translator does not know this language, or this pair; choose another one.":
    "翻译服务不支持这种语言或这对语言；请选择其他语言。",
  "This message was changed or taken back meanwhile; look at it again.": "这条消息刚刚被修改或撤回；请重新查看。",
  "Write something first, then translate it.": "请先写内容，再翻译。",
  "What is said in a restricted queue is not sent to the translator; ask an administrator.":
    "受限队列中的内容不会发送给翻译服务；请咨询管理员。",
  "At most {0} characters are translated at once; this text has {1}.": "一次最多翻译 {0} 个字符；这段文字有 {1} 个。",
  "There are no words in this message to translate.": "这条消息中没有可翻译的文字。",
  "Choose at most {0} languages.": "最多选择 {0} 种语言。",
  "A language is a tag such as fr, pt-BR or zh-Hans.": "语言请用标签表示，例如 fr、pt-BR 或 zh-Hans。",
  "This hub has no translator; its operator names one with HUB_TRANSLATION_URL.":
    "本系统没有翻译服务；运维人员可用 HUB_TRANSLATION_URL 指定。",
  "What you wrote before it was translated may have {0} characters.": "翻译前所写的内容最多 {0} 个字符。",
  "Here a message cannot answer a certain one; say in words which you mean.":
    "此渠道不能引用某条消息回复；请在文字中说明您指的是哪一条。",
  "Here nobody can react to a message; answer in words.": "此渠道不能用表情回应消息；请用文字回复。",
  "Here a message stays as it was sent; write another one.": "此渠道的消息发出后不能修改；请另写一条。",
  "Here nothing can be taken back once it was sent; write another message.": "此渠道的消息发出后不能撤回；请另写一条。",
  "This message did not arrive, or has not yet; look again in a moment.": "这条消息未送达或尚未送达；请稍后再看。",
  "There is no such message in this conversation.": "此会话中没有这条消息。",
  "This message was taken back; there is nothing left of it.": "这条消息已撤回，内容已不存在。",
  "React to what the customer wrote.": "只能回应客户写的消息。",
  "Choose one of these: {0}.": "请从这些中选择：{0}。",
  "A message can be changed for {0} min after it was sent; write another one.":
    "消息发出后 {0} 分钟内可以修改；请另写一条。",
  "A message can be taken back for {0} min after it was sent; write another one.":
    "消息发出后 {0} 分钟内可以撤回；请另写一条。",
  "Only whoever wrote a message can change it or take it back.": "只有写这条消息的人可以修改或撤回它。",
  "What was taken back only supervisors of this team can read.": "已撤回的内容只有该团队的主管可以查看。",
  "An organisation may have {0} domains; remove one first.": "一个组织最多有 {0} 个域名；请先移除一个。",
  "An organisation needs a name.": "组织需要有名称。",
  "Everybody may have an address at {0}: it says nothing of an organisation.":
    "任何人都可以在 {0} 开设邮箱，它不能代表某个组织。",
  "The name of an organisation has at most {0} characters.": "组织名称最多 {0} 个字符。",
  "There is an organisation “{0}” already: let its customers belong to that one.":
    "已有名为“{0}”的组织：请把这些客户改为归属那个组织。",
  "There is no field “{0}” of an organisation; GET /api/floor lists them.": "组织没有字段“{0}”；请重新加载页面。",
  "There is no such organisation for you.": "没有这个组织，或您看不到它。",
  "Write a domain such as example.org.": "请填写域名，例如 example.org。",
  "{0} belongs to “{1}”; take it away there first.": "{0} 已属于“{1}”；请先在那里移除。",
  "What the browser gave is no subscription to push; turn it off on this device and on again.":
    "浏览器给出的推送订阅无效；请在此设备上先关闭推送，再重新打开。",
  "This device is told nothing any more; turn it on there again.": "此设备已不再接收推送；请在该设备上重新打开。",
  "A conversation belongs to itself already; choose another one.": "这就是同一个会话；请选择另一个。",
  "A conversation may be linked to {0} others; remove one first.": "一个会话最多关联 {0} 个其他会话；请先移除一个。",
  "There is no field “{0}” of a conversation; GET /api/floor lists them.": "会话没有字段“{0}”；请重新加载页面。",
  "Fill in first: {0}.": "请先填写：{0}。",
  "Your role may not change this field; ask somebody who may.": "您的角色不能修改此字段；请联系有权限的人。",
  "field: takes a field and what it says, such as field:{0}.": "field: 后面写字段和值，例如 field:{0}。",
  "field:{0}=: {1}": "field:{0}= 的值不正确：{1}",
  "Write a number such as 12 or 12.5, with at most {0} digits.": "请填写数字，例如 12 或 12.5，最多 {0} 位。",
  "Write a day as 2026-01-31.": "请按 2026-01-31 的格式填写日期。",
  "Choose one of {0}.": "请从 {0} 中选一项。",
  "Say yes or no, or nothing.": "请填写是（yes）或否（no），或留空。",
  "Write a whole address such as https://shop.example/orders/1.":
    "请填写完整网址，例如 https://shop.example/orders/1。",
  "An address may have {0} characters.": "网址最多 {0} 个字符。",
  "An address holds no user and no password; leave out what stands before the @.":
    "网址中不能有用户名和密码；请去掉 @ 之前的部分。",
  "A conversation may have {0} tags; remove one first.": "一个会话最多有 {0} 个标签；请先移除一个。",
  "A draft may have {0} characters; keep this text in a file.": "草稿最多 {0} 个字符；请把这段文字存成文件。",
  "You have begun {0} letters; send or discard one of them first.": "您已开始写 {0} 封信；请先发送或丢弃其中一封。",
  "A message may carry {0} files; send the others with the next one.":
    "一条消息最多附 {0} 个文件；其余的请随下一条发送。",
  "A note may mention {0} people; transfer the conversation to a team instead.":
    "一条备注最多提到 {0} 人；请改为把会话转给团队。",
  "A shortcut is one word of letters, digits, “-”, “_” and “.”.": "快捷词是由字母、数字、“-”、“_”和“.”组成的一个词。",
  "A tag has 1 to {0} characters and no comma.": "标签有 1 到 {0} 个字符，不含逗号。",
  "Another text of yours has the shortcut “{0}”; choose another word.": "您的另一段常用语已使用快捷词“{0}”；请换一个。",
  "At most {0} colleagues can be inside; let somebody leave first.": "最多 {0} 位同事可以加入；请先让一位退出。",
  "Give it a name of at most {0} characters.": "请起一个不超过 {0} 个字符的名称。",
  "Invite her first: a conversation is handed over to somebody who is inside.":
    "请先邀请对方：会话只能移交给已加入的人。",
  "Nobody holds this conversation now; take it, or look at it again.": "现在没有人负责这个会话；请接手，或重新查看。",
  "Only supervisors of its team join a conversation uninvited; ask its agent to invite you.":
    "只有该团队的主管可以不经邀请加入；请让负责的座席邀请您。",
  "Say it in {0} characters; write the rest as a note.": "请控制在 {0} 个字符内；其余内容写成备注。",
  "Somebody whom this note mentions is not known here; choose her from the list.":
    "这条备注提到的人不存在；请从列表中选择。",
  "The customer has an open conversation there already; go on in that one.":
    "客户在那里已有进行中的会话；请在那个会话中继续。",
  "There is no such colleague; GET /api/desk lists yours.": "没有这位同事；请重新加载页面。",
  "These are conversations with two customers; merge the customers first, or link them.":
    "这是两位客户的会话；请先合并客户，或把会话关联起来。",
  "A message here is still on its way; try again once it has left.": "这里还有消息正在发送；请在发出后重试。",
  "The part was merged with another conversation; part them first, then undo the split.":
    "该部分已与另一个会话合并；请先撤销合并，再撤销拆分。",
  "These two are not parts of one conversation any longer; look at them again.":
    "这两个已不再是同一会话拆分而成；请重新查看。",
  "Only mail threads are split; on this channel a customer has one conversation at a time.":
    "只有邮件会话可以拆分；在此渠道上，客户同时只有一个会话。",
  "Choose a message of this very conversation, among its last 2,000.": "请在此会话最近的 2,000 条消息中选择一条。",
  "Nothing would be left; choose a later message.": "这样就什么都不剩了；请选择更晚的消息。",
  "Only notes would move; choose an earlier message.": "这样只会移走备注；请选择更早的消息。",
  "These two are not merged; look at them again.": "这两个会话没有合并；请重新查看。",
  "This conversation belongs to another team; ask somebody there to open it again.":
    "这个会话属于另一个团队；请让那边的人重新打开。",
  "This conversation is not closed; look at it again.": "这个会话没有关闭；请重新查看。",
  "Write a text of at most {0} characters.": "请写一段不超过 {0} 个字符的文字。",
  "You have no room to open it again; close or snooze something first.": "您没有余量重新打开；请先关闭或推迟别的会话。",
  "You have {0} texts of your own; delete one that you no longer use.": "您已有 {0} 段自己的常用语；请删除不再使用的。",
  "fits every customer, so that the policies after it never hold; put it last":
    "适合所有客户，后面的政策永远不会生效；请把它放在最后",
  "has at most {0} policies": "最多有 {0} 条政策",
  "is a number": "是一个数字",
  "is a word of letters, digits, `-`, `_` and `.`, at most 40": "是由字母、数字、“-”、“_”和“.”组成的词，最多 40 个字符",
  "promises nothing; give one of {0}": "没有任何承诺；请填写 {0} 之一",
  "there is no channel “{0}”; there are {1}": "没有渠道“{0}”；可用的有 {1}",
  "{0} does not work on conversations; invite somebody else.": "{0} 不处理会话；请邀请别人。",
  "{0} has no room for it; transfer it to her queue, or wait until she has.":
    "{0} 没有余量；请转到对方的队列，或等待。",
  "{0} is offline; hand it over when she is back, or transfer it.": "{0} 不在线；请等对方回来再移交，或直接转接。",
  "{0} may not read this conversation; mention somebody of its team.": "{0} 不能查看这个会话；请提到该团队的人。",
  "“{0}” finds “{1}” already": "“{0}”已经指向“{1}”",
  "“{0}” is the name of an earlier policy too; give it another": "前面已有名为“{0}”的政策；请换一个名称",
  "There is no such conversation for you.": "您看不到这个会话。",
  "You do not hold this conversation; take it or ask for it first.": "这个会话不在您手上；请先接手，或请求转给您。",
  "You do not hold this conversation; ask its agent or a supervisor.": "这个会话不在您手上；请联系负责的座席或主管。",
  "This conversation is closed.": "这个会话已经关闭。",
  "“{0}” is taken among the {1} already, perhaps by one that was set aside; choose another id, or change that one.":
    "“{0}”已被占用，也可能属于已停用的一项；请换一个标识，或者修改那一项。",
  "Somebody else changed {0}.{1} in the meantime; read it again and decide anew.":
    "其间有人更改了它；请重新查看后再决定。",
  "Say how it ended: {0}.": "请选择结果：{0}。",
  "This conversation is over for the customer; there is nothing left to route.":
    "对客户来说这个会话已经结束，不必再分配。",
  "level: is a whole number from 0 to {0}": "级别是 0 到 {0} 的整数",
  "She was merged into another customer meanwhile; look at her again.": "其间该客户已被合并到另一位客户；请重新查看。",
  "There is no such customer for you.": "您看不到这位客户。",
  "The file “{0}” was uploaded by somebody else; upload it again.": "文件“{0}”是别人上传的；请重新上传。",
  "There is no {0} among the {1}.": "没有 {0}；请刷新列表。",
  "Another proposal was made meanwhile, or none is left; look at it first.":
    "其间有了新的建议，或建议已不存在；请先查看。",
  "An address of theirs is not verified: make sure that both are one person, and vouch for it.":
    "其中有地址未经验证：请确认两者是同一个人，并为此担保。",
  "This merge was undone already; look at the customer again.": "这次合并已经撤销；请重新查看客户。",
  "Somebody was merged into this customer later; undo that merge first.":
    "之后又有客户合并到这位客户；请先撤销那次合并。",
  "This customer was merged into another one; undo that merge first.": "这位客户已被合并到另一位；请先撤销那次合并。",
  "These are the same customer already.": "这已经是同一位客户。",
  "One of them was merged into another customer meanwhile; look at them again.":
    "其间其中一位已被合并到别的客户；请重新查看。",
  "Your role may not merge customers; ask a supervisor.": "您的角色不能合并客户；请找主管。",
  "This offer already ended: {0}. Wait for the next one.": "这个会话请求已经结束；请等下一个。",
  "This offer already ended: {0}.": "这个会话请求已经结束。",
  "There is no such offer for you.": "没有给您的这个会话请求。",
  "Somebody administers this hub already; ask her for an account. If she cannot sign in, whoever runs the hub makes her a link with `hub user password ADDRESS --link`.":
    "系统已有管理员；请向其申请账号。如果管理员无法登录，由系统运维人员用 hub user password 地址 --link 生成链接。",
  "{0} is deactivated; activate her first.": "{0} 已停用；请先启用。",
  "This link was used already or is older than a day; ask for a new one.": "此链接已被使用或超过一天；请索取新的链接。",
  "There is no reason “{0}”; GET /api/floor lists the reasons.": "没有“{0}”这个离开原因；请重新加载页面。",
  "This message has left; write a new one.": "这条消息已经发出，请另写一条。",
  "This message may have arrived. Ask the customer, or send it although it may come twice.":
    "这条消息可能已经送达。请询问客户，或选择仍要发送（客户可能收到两次）。",
  "Only of a message of which nobody knows can somebody say that it arrived.": "只有状态未知的消息才能标为已送达。",
  "There is no such message of ours in this conversation.": "此会话中没有这条我方消息。",
  "It has left already; write to the customer what should be different.":
    "消息已经发出，无法撤销；请另写一条说明需要更正的内容。",
  "This message did not leave: it is in your draft again. Send it from there.":
    "这条消息没有发出，内容已回到您的草稿中，请从草稿发送。",
  "What you had sent before was taken after all, so nothing was sent now: look at it in the conversation, and send this if it is still needed.":
    "您之前发送的内容其实已经发出，所以这次没有发送：请在会话中查看；如仍需要，再发送一次。",
  "It was taken back, and sent again since; look at the conversation.": "这条消息撤销后又发送了一次，请查看会话。",
  "Choose one of these numbers of seconds: {0}.": "请选择以下秒数之一：{0}。",
  "This customer forbade further messages on this channel; use another one.":
    "客户不允许再用此渠道发送；请换一个渠道。",
  "You have no room to take it up again; close something first.": "您没有余量再接回；请先关闭别的会话。",
  "Write something, or attach a file.": "请写点内容，或附上文件。",
  "A message may have {0} characters; this one has {1}. Attach it as a file.":
    "一条消息最多 {0} 个字符，这条有 {1} 个；请作为文件附上。",
  "There is no queue “{0}”; GET /api/floor lists the queues.": "没有队列“{0}”；请重新加载页面。",
  "No day is left between from: and to:; write the earlier day behind from:.":
    "from: 与 to: 之间没有日期；请把较早的日期写在 from: 后。",
  "{0}: takes a day; write it as {1}:2026-01-31.": "{0}: 后面是日期；请写成 {1}:2026-01-31。",
  "Your session has ended; sign in again.": "登录已失效；请重新登录。",
  "This account is deactivated; ask an administrator.": "此账号已停用；请联系管理员。",
  "There is no such agent in your teams.": "您的团队里没有这位座席。",
  "Name either an agent or a queue.": "请选择一位座席或一个队列。",
  "{0} holds this conversation already.": "这个会话已经在 {0} 手上。",
  "{0} does not take conversations; choose somebody else.": "{0} 不接会话；请选择别人。",
  "{0} is offline; choose somebody else, or a queue.": "{0} 不在线；请选择别人或队列。",
  "This conversation waits in a queue of another team.": "这个会话在另一个团队的队列中等待。",
  "It rings for somebody just now; take it when it comes back.": "它正在请求别人接手；等它回来再接。",
  "Somebody was faster; the conversation does not wait any longer.": "有人抢先了；这个会话已不在等待。",
  "What you hold lets nothing come beside it; end that first.": "您正在处理的会话须独占；请先结束它。",
  "It lets nothing be held beside it; end or pass on what you hold first.": "它须独占；请先结束或转交手上的会话。",
  "What you hold leaves too little of a budget that channels share; close something first.":
    "您手上的会话已占去各渠道共用的额度，所余不足；请先关闭别的会话。",
  "You have no room for it; become available, or close something first.":
    "您没有余量；请先设为可接待，或关闭别的会话。",
  "A conversation that is {0} cannot become {1}; look at it again.": "会话的状态已经变了，现在不能这样做；请重新查看。",
  "A field may have {0} characters.": "一个字段最多 {0} 个字符。",
  "A customer needs a name.": "客户需要有姓名。",
  "There is no field “{0}” of a customer.": "客户没有“{0}”这个字段。",
  "The value of a customer is a number, or nothing.": "客户价值是数字，或留空。",
  "There is no field “{0}.{1}” of a customer.": "客户没有“{0}.{1}”这个字段。",
  "A tag has at most {0} characters and no comma.": "标签最多 {0} 个字符，且不含逗号。",
  "A customer may have {0} attributes; remove one first.": "一位客户最多 {0} 个属性；请先移除一个。",
  "A customer may have {0} tags; remove one first.": "一位客户最多 {0} 个标签；请先移除一个。",
  "A search may have {0} characters; leave out words that are not rare.": "搜索最多 {0} 个字符；请去掉常见的词。",
  "A search may have {0} words; leave out those that are not rare.": "搜索最多 {0} 个词；请去掉常见的词。",
  "Connect again.": "请重新连接。",
  "Your roles have no board.": "您的角色没有看板。",
  "There is no such conversation.": "没有这个会话。",
  "There is no such customer.": "没有这位客户。",
  "This arrival is no longer in the quarantine.": "这条来信已不在隔离区。",
  "There is no such file; upload it again.": "没有这个文件；请重新上传。",
  "There is no such message.": "没有这条消息。",
  "There is no such merge.": "没有这次合并。",
  "There is no such person.": "没有这个人。",
  "A file may have {0} MB; send a link instead.": "文件最大 {0} MB；请改发链接。",
  "There is no such file for you.": "您看不到这个文件。",
  "The file is empty; choose one with something in it.": "文件是空的；请选择有内容的文件。",
  "Too many files at once; wait a moment and attach it again.": "一次文件太多；请稍后再附上。",
  "Too many wrong tries; wait a moment before the next one.": "错误次数太多；请稍后再试。",
  "Too many people sign in at this moment; try again in a few seconds.": "此刻登录的人太多；请几秒后再试。",
  "There is no queue “{0}” that you could change.": "没有您可以更改的队列“{0}”。",
  "You search faster than the hub answers; wait a moment.": "搜索太快了；请稍等。",
  "Your roles do not permit this.": "您的角色不允许这样做。",
  "The mail address or the password is not right.": "邮箱地址或密码不正确。",
  "The hub is about to stop; try again in a minute.": "系统即将停止；请一分钟后再试。",
  "{0} others wait to try changes; try again in a minute.": "已有 {0} 人在等待试算；请一分钟后再试。",
  "day: {0} is not over in {1}; choose one before {2}.": "{1} 的 {0} 还没有结束；请选择 {2} 之前的日期。",
  "There is no such trial any more; start it again.": "试算已不存在；请重新开始。",
  "That time has passed; choose one that is still to come.": "这个时间已经过去；请选择将来的时间。",
  "A conversation can be put aside for a year at most; choose an earlier time.": "会话最多搁置一年；请选择更早的时间。",
  "This conversation is not put aside; look at it again.": "这个会话没有被搁置；请重新查看。",
  "You have no room to take it up again; close or snooze something first.":
    "您没有余量再接回；请先关闭或搁置别的会话。",
  "is a whole number from {0} to {1}": "请输入 {0} 到 {1} 的整数",
  "is a number from {0} to {1}": "请输入 {0} 到 {1} 的数",
  "is a number from 0 to {0}; 0: no head start": "请输入 0 到 {0} 的数；0：不提前",
  "is a number above 0, at most {0}; 1 is as fast as other queues":
    "请输入大于 0、不超过 {0} 的数；1 表示与其他队列一样快",
  "is above 0 where levels are strict, or low levels may wait for ever; {0} is usual":
    "按级别排序时须大于 0，否则低级别可能永远等下去；通常为 {0}",
  "names at most {0} skills, the most important first": "最多列出 {0} 项技能，最重要的在前",
  "names a skill twice; its first place is enough": "同一技能出现两次；保留第一次即可",
  "is given besides skill_weights, and only one of them can hold; give skill_order: [] or skill_weights: {}":
    "与技能权重只能二选一；请清空其中一项",
  "has at most {0} steps": "最多 {0} 步",
  "names the queue itself, whose agents serve it anyhow; leave it out": "列出了队列自己，其座席本来就接待；请去掉",
  "changes nothing; say what it drops, what it lowers, or also_queues":
    "没有任何变化；请写明不再要求什么、降低什么，或让哪些队列帮忙",
  "belongs to `then: queue`, which needs it": "转到另一个队列时须选择队列，其他情况不用",
  "is close only when closed: nobody is sent away while somebody is there":
    "只有在关闭时才能告知后结束：有人在岗时不能打发客户",
  "belongs to `then: close`, which needs it": "告知后结束时须写明告诉客户的话，其他情况不用",
  "`then: raise` needs a level or head_start_seconds, and nothing else has them":
    "排到前面时须写级别或提前的时间，其他情况不用",
  "is closed, but the queue has no hours and is always open; give it `hours`":
    "条件是关闭，但队列始终营业；请先设定营业时间",
  "belongs to predicted_wait_above and waited": "只用于预计等待和已等待的条件",
  "belongs to length_above": "只用于等待数量的条件",
  "“{0}” goes round for ever; let one of these queues keep what comes to it":
    "“{0}”会永远循环；请让其中一个队列留下到来的会话",
  "needs a text in at least one language": "至少需要一种语言的文字",
  "is no language tag such as en or zh-Hans": "不是 en 或 zh-Hans 这样的语言代码",
  "is a text; leave the language out instead": "请填写文字，或去掉这种语言",
  "is a text of 1 to {0} characters": "请输入 1 到 {0} 个字符",
  "there is no team “{0}”": "没有团队“{0}”",
  "there is no skill “{0}”": "没有技能“{0}”",
  "there is no queue “{0}”": "没有队列“{0}”",
  "there are no opening hours “{0}”": "没有营业时间“{0}”",
  "A day needs at least {0} conversations to propose anything; search again after a busier one.":
    "一天至少要有 {0} 个会话才能提出建议；请在更忙的一天之后再搜索。",
  "No two queues share agents, so there is nobody to lend; teams that serve several queues could.":
    "没有两个队列共用座席，因此无人可借；服务多个队列的团队才可以。",
  "The search failed; the hub's log says why.": "搜索失败；系统日志会说明原因。",
  "The floor is too large to be searched in time; it was given up.": "规模太大，无法及时搜索完；已放弃。",
  "No lending surely gains anything on that day; the floor is as good as it gets without.":
    "在那一天，没有任何借用肯定能带来好处；没有借用已经够好。",
  "is a whole number from 0 to {0}": "请输入 0 到 {0} 的整数",
  "is a whole number from 1 to {0}": "请输入 1 到 {0} 的整数",
  "is a number from 0 to {0}": "请输入 0 到 {0} 的数",
  "nobody could administer the hub any more; keep one administrator": "这样就没有人能管理系统了；请保留一名管理员",
  "no administrator with a password would be left; give one hers with `hub user password` first":
    "这样就没有带密码的管理员了；请先用 hub user password 为一名管理员设置密码",
  "conversations in it that are not closed: {0}; transfer or close them first":
    "其中还有 {0} 个未关闭的会话；请先转接或关闭",
  "Give it a subject: it is the first that the customer reads.": "请填写主题：客户最先看到的就是它。",
  "There is no such account for you to write from; GET /api/outreach lists yours.":
    "没有您可以用来发送的这个账户；请重新加载页面。",
  "It is {0} where the customer is ({1}): write from “{2}” again at {3} there, correct the customer's time_zone, or ask a supervisor.":
    "客户当地现在是 {0}（{1}）：请在当地时间 {3} 之后从“{2}”联系，或更正客户的 time_zone，或联系主管。",
  "These are quiet hours: customers are written to from “{0}” again at {1} ({2}).":
    "现在是免打扰时段：“{0}”要到 {1}（{2}）才能再发送给客户。",
  "This address belongs to another customer; merge the two, or write to that one.":
    "此地址属于另一位客户；请合并两者，或写给那一位。",
  "You have no room for another conversation on this channel; close something first.":
    "您在此渠道没有余量再接会话；请先关闭别的会话。",
  "{0} {1} a conversation with this customer already; ask for it to be handed to you.":
    "{0} 已经有与这位客户的会话；请让其转给您。",
  "“{0}” does not write to this address; choose an account of its channel.":
    "“{0}”不能发送到此地址；请选择相应渠道的账户。",
  "“{0}” is an address of ours; write to the customer's.": "“{0}”是我们自己的地址；请写客户的地址。",
  "Write a mail address, such as name@example.com, or a telephone number with its country.":
    "请输入邮件地址（例如 name@example.com）或带国家代码的电话号码。",
  "A customer may have {0} addresses; remove one first.": "一位客户最多有 {0} 个地址；请先移除一个。",
  "The customer has this address already.": "客户已有这个地址。",
  "This address is not the customer's any more; look at the customer again.":
    "这个地址不再属于该客户；请重新查看客户。",
  "Only an address that a person added, and that nobody has used, can be removed.":
    "只能移除由同事添加且尚未使用过的地址。",
  "No account here writes to such an address; ask an administrator for one.":
    "这里没有账号可以写到这种地址；请联系管理员。",
  "Another customer has this address already; nothing was changed.": "另一位客户已有这个地址；没有任何更改。",
  "“{0}” is no mail address; write a whole one, such as name@example.com.":
    "“{0}”不是邮箱地址；请写完整，例如 name@example.com。",
  "“{0}” is no telephone number; write it with its country, such as +49 30 123456.":
    "“{0}”不是电话号码；请带上国家代码，例如 +49 30 123456。",
  "“{0}” is no full telephone number; write it with + and its country code, such as +49 30 123456.":
    "“{0}”不是完整的电话号码；请以 + 和国家代码开头，例如 +49 30 123456。",
  "“{0}” writes to no address that could be typed; choose another account.":
    "“{0}”不能发送到输入的地址；请选择另一个账户。",
  "A mail goes to {0} people at most; this one would go to {1}.": "一封邮件最多发给 {0} 人；这封要发给 {1} 人。",
  "A signature may have {0} characters; this one has {1}.": "签名最多 {0} 个字符；现在有 {1} 个。",
  "This channel carries plain text only; leave html out.": "此渠道只能发送纯文本；请去掉 html。",
  "Rich text may have {0} characters; this one has {1}. Attach it as a file.":
    "带格式的文字最多 {0} 个字符；现在有 {1} 个。请作为文件附上。",
  "The rich text nests too deeply; write it with fewer lists and quotations inside each other.":
    "格式嵌套太深；请减少列表和引用的层数。",
  "Only a mail has a subject and further recipients; write it without them.":
    "只有邮件才有主题和其他收件人；请去掉后再写。",
  "Only a message of this conversation can be passed on from here.": "在这里只能转发本会话中的消息。",
  "Write to whom it is passed on.": "请填写要转发给谁。",
  "You may not write from “{0}” nor from another address; ask an administrator.":
    "您不能用“{0}”发信，也没有其他可用的发件地址；请联系管理员。",
  "You may not write from “{0}”; choose one of these addresses: {1}.": "您不能用“{0}”发信；请从以下地址中选择：{1}。",
  "“{0}” is no address of ours any more; choose one of these: {1}.":
    "“{0}”已不是本公司的地址；请从以下地址中选择：{1}。",
  "{0} forbade further messages; write without this address.": "{0} 已拒收消息；请不要写给这个地址。",
  "Here a customer can be written to for {0} h after each message of hers, and not now; wait until she writes, or reach her another way.":
    "此渠道只能在客户来信后 {0} 小时内发送消息，现在无法发送；请等客户来信，或换其他方式联系。",
  "Here a message may have {0} characters; this one has {1}. Shorten it.":
    "此渠道每条消息最多 {0} 个字符，这条有 {1} 个；请精简。",
  "“{0}” is of a kind that cannot be sent here; take it out, or send it another way.":
    "此渠道不能发送“{0}”这类文件；请移除，或换其他方式发送。",
  "“{0}” is too large: here such a file may have {1} MB; send a link.":
    "“{0}”太大：此渠道这类文件不能超过 {1} MB；请改为发送链接。",
  "Here a message may have {0} files; this one has {1}. Send some separately.":
    "此渠道每条消息最多 {0} 个文件，这条有 {1} 个；请分开发送。",
  "Here the files of a message may have {0} MB together, and with “{1}” they have more; send some separately, or a link.":
    "此渠道每条消息的文件总共不能超过 {0} MB，加上“{1}”就超出了；请分开发送，或改为发送链接。",
  "This id is taken; save the view under another one.": "这个编号已被占用；请以另一个编号保存视图。",
  "Only its owner or a supervisor may change this view; save one of your own.":
    "只有创建者或主管可以修改此视图；请另存为您自己的视图。",
  "Only its owner or a supervisor may delete this view.": "只有创建者或主管可以删除此视图。",
  "Somebody changed this view meanwhile; look at it again, and save it if it is still right.":
    "有人刚刚修改了此视图；请重新查看，仍然合适再保存。",
  "This view was deleted meanwhile; save it as a new one if you still want it.":
    "此视图已被删除；如果仍然需要，请保存为新视图。",
  "You have {0} views; delete one that you no longer use.": "您已有 {0} 个视图；请删除不再使用的。",
  "An order names at most {0} views, each by its id.": "排序最多包含 {0} 个视图，每个以编号表示。",
  "choose at least one thing by which conversations are told apart": "请至少选择一项条件",
  "give it a name of at most {0} characters": "请填写名称，最多 {0} 个字符",
  "another view is called “{0}” already": "已有名为“{0}”的视图",
  "is one of {0}": "只能是以下之一：{0}",
  "only a supervisor may share a view with everybody; choose one of your teams":
    "只有主管可以与所有人共享视图；请选择您的一个团队",
  "a view is shared with one of your own teams": "视图只能与您自己的团队共享",
  "there is no queue “{0}” any more; choose others": "队列“{0}”已不存在；请选择其他队列",
  "there is no channel “{0}”; choose others": "没有渠道“{0}”；请选择其他渠道",
  "names somebody who does not work here; choose a colleague": "所选的人不在这里工作；请选择一位同事",
  "names at most {0}; leave some out": "最多 {0} 个；请去掉一些",
  "a tag has 1 to {0} characters and no comma": "标签为 1 到 {0} 个字符，且不含逗号",
  "a tier has at most {0} characters": "等级最多 {0} 个字符",
  "write at most {0} characters": "最多填写 {0} 个字符",
  "She is not signed in there any more.": "她在那里已不再登录。",
  "This queue gives out its conversations in turn; wait until one rings for you, or ask a supervisor.":
    "此队列按顺序分配会话；请等待为您响铃，或咨询主管。",
  "Your teams are there for every channel or for none; choose Away instead.":
    "您的团队只能在所有渠道上在线或离开；请改选“离开”。",
};
