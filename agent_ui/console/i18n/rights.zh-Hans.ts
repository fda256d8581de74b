/** The words of roles, in 简体中文. */
import type { RightWords } from "./rights.en";

export const rightWords: RightWords = {
  permissions: {
    "desk.read": "查看所属团队的工作台：等待的会话、同事处理的会话及所服务的客户",
    "desk.work": "服务客户：接手会话、回复、设置自己的状态",
    "customer.merge": "合并实为同一人的两个客户",
    "conversation.read_team": "查看所属团队会话中被修改或撤回的内容",
    "conversation.take_above_capacity": "超出容量接手会话",
    "outreach.any_time": "在免打扰时段也可主动联系客户",
    "board.view": "查看看板和报表，并试算队列的更改",
    "floor.steer": "主管：转移和结束他人的会话、加入会话、设置客服的状态",
    "floor.words": "维护大家共用的内容：快捷回复、会话结果、原因、链接",
    "floor.channels": "维护客户联系公司的途径：渠道账号及其分配规则、接入点、商店",
    "floor.routing": "维护服务客户的方式：队列及其时限承诺、技能、营业时间、借用",
    "admin.manage": "管理整个系统",
    "admin.audit": "查看审计",
    "customer.events": "像其他系统一样写入任何客户的订单和事件",
    "events.read": "像其他系统一样获知发生的事件",
    "data.protect": "向客户提供其数据副本、设置法律保留、删除数据，并规定保存期限",
  },
  ready: "预设角色，内容固定",
  readyOnes: {
    agent: "服务所属团队的客户",
    supervisor: "也服务客户，并可移动、结束和加入他人的会话，设置客服状态，查看看板",
    administrator: "管理系统、查看审计和所有看板；不接待客户",
    analyst: "查看所属团队的看板和报表，看不到客户",
    "read-only": "可查看主管能看的内容，不能更改",
  },
  rolesIn: (team) => `在“${team}”`,
  sendLink: "系统不会自动发送：请立即复制链接并发给对方。链接只显示这一次。",
  locksOut: "这样您将无法再管理任何内容，也无法自己恢复。",
};
