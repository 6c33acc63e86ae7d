import type { ReminderKey, RequestStatus, Stage } from '@yuanhang/domain';
import { type Template, template } from './template';

/** `deadline` has the hour in Beijing, `localDeadline` at the destination; `returnDeadline` is that of the formalities. */
type ReminderVariable = 'date' | 'left' | 'deadline' | 'localDeadline' | 'returnDeadline';

export const reminderTexts = {
  draft_closing: template({
    title: '申请即将截止',
    text: '你的申请还没有提交，{deadline}截止，{left}。',
    next: '在小程序「申请」里继续填写并提交',
  }),
  supplement_due: template({
    title: '补充材料待提交',
    text: '需要补充的材料请在 {deadline}前提交，{left}。',
    next: '在小程序里上传并提交补充材料',
  }),
  revision_due: template({
    title: '退回修改待提交',
    text: '退回的申请请在 {deadline}前修改并重新提交，{left}。',
    next: '在小程序里按意见修改并重新提交',
  }),
  dispatch_confirmation: template({
    title: '派出确认待填写',
    text: '计划 {date}出发，派出确认须在 {deadline}前提交。',
    next: '在小程序里填写行程、签证、保险和联系方式',
  }),
  arrival_check_in: template({
    title: '抵达打卡',
    text: '你计划 {date}出发，到达后请打卡报平安。\n回复“打卡”加所在城市，例如：打卡 柏林 一切顺利。回复“2”需要帮助。',
    next: '打卡报平安',
  }),
  periodic_check_in: template({
    title: '例行打卡',
    text: '这次例行打卡请在 {localDeadline}前完成，{left}。\n回复“打卡”或“1”表示平安，回复“2”需要帮助。',
    next: '打卡报平安',
  }),
  return_formalities: template({
    title: '返校手续待办理',
    text: '计划 {date}返回。请在 {returnDeadline}前办理返校手续。',
    next: '在小程序里填写总结并上传附件',
  }),
  request_returned: template({
    title: '退回的事项待修改',
    text: '退回的事项还没有修改。',
    next: '在小程序里查看意见并重新提交',
  }),
} as const satisfies Readonly<Record<ReminderKey, Template<never> | Template<ReminderVariable>>>;

/** The text for each stage; stages without a message are missing, e.g. after a recall by the student. */
export const stageTexts: Readonly<Partial<Record<Stage, Template<never>>>> = {
  under_review: template({ title: '申请已提交', text: '你的申请已提交，等待审核。', next: '' }),
  supplement_required: template({ title: '需要补充材料', text: '你的申请需要补充材料。', next: '' }),
  revision_required: template({
    title: '申请被退回修改',
    text: '你的申请被退回，请按意见修改后重新提交。',
    next: '',
  }),
  approved: template({ title: '校内审核通过', text: '恭喜，你的申请已通过校内审核。', next: '' }),
  dispatched: template({ title: '派出确认通过', text: '你的派出确认已通过，祝一路平安。', next: '' }),
  returned: template({ title: '已返校', text: '你的返校手续已办结，欢迎回来。', next: '' }),
  closed: template({ title: '已办结', text: '这次交流已全部办结。', next: '' }),
  rejected: template({ title: '申请未通过', text: '很遗憾，你的申请未通过。', next: '' }),
  cancelled: template({ title: '申请已取消', text: '你的申请已取消。', next: '' }),
  lapsed: template({ title: '草稿已失效', text: '申报已截止，没有提交的草稿已失效。', next: '' }),
};

export const requestTexts: Readonly<Partial<Record<RequestStatus, Template<'item'>>>> = {
  submitted: template({ title: '{item}已提交', text: '你的“{item}”已提交，等待审核。', next: '' }),
  approved: template({ title: '{item}已通过', text: '你的“{item}”已通过。', next: '' }),
  rejected: template({ title: '{item}未通过', text: '你的“{item}”未通过。', next: '' }),
  revision_required: template({
    title: '{item}被退回修改',
    text: '你的“{item}”被退回，请按意见修改后重新提交。',
    next: '',
  }),
};

export const texts = {
  review_advanced: template({
    title: '{item}通过',
    text: '你的申请已通过{item}，接下来是{step}。',
    next: '等待{step}',
  }),
  request_advanced: template({
    title: '{item}进入{step}',
    text: '你的“{item}”已通过上一步，接下来是{step}。',
    next: '等待{step}',
  }),
  request_overtaken: template({
    title: '请核对{item}',
    text: '因为交流安排变更，你的“{item}”需要重新核对。',
    next: '在小程序里核对并提交{item}',
  }),
  review_overtaken: template({ title: '审核中的{item}有变化', text: '{by} · {item}', next: '' }),
  review_awaited: template({ title: '等你审核：{step}', text: '{by} · {item}', next: '在「审核」里处理' }),
  check_in_recorded: template({
    title: '老师代你打卡',
    text: '{by}老师代你记下了一次打卡（{place}）。如果不是你的情况，请回复这条消息或联系国际处。',
    next: '',
  }),
  check_in_chased: template({
    title: '请尽快打卡',
    text: '{by}老师还没有收到你的打卡，请尽快报平安。\n回复“打卡”或“1”表示平安，回复“2”需要帮助。',
    next: '打卡报平安',
  }),
  roll_call_asked: template({
    title: '平安确认',
    text: '{question}\n平安请回复“1”或“平安”，需要帮助请回复“2”或“求助”。也可以在小程序里打卡。',
    next: '回复是否平安',
  }),
  help_requested: template({
    title: '求助：{by}',
    text: '{by} · {place} · {phone}\n“{note}”',
    next: '请尽快联系学生：回复“求助名单”接手，或在「求助」里点“我来处理”',
  }),
  help_repeated: template({
    title: '求助 {minutes} 分钟无人处理：{by}',
    text: '{by}在 {date} 求助，已经 {minutes} 分钟，还没有人处理。\n{place} · {phone}\n“{note}”',
    next: '请尽快联系学生：回复“求助名单”接手，或在「求助」里点“我来处理”',
  }),
  help_acknowledged: template({
    title: '求助已有人处理',
    text: '{by}老师已看到你的求助，会尽快与你联系。紧急情况请直接拨打 12308（境外 +86-10-12308）。',
    next: '',
  }),
  account_bound: template({
    title: '你的账号绑定了新的微信',
    text: '{date}，微信（{device}）绑定到了你的账号，以后不用密码就能登录。不是你本人操作？',
    next: '在“我的 › 登录与绑定”里解除绑定并在所有设备上退出，然后修改统一身份认证的密码',
  }),
  chat_bound: template({
    title: '你的账号绑定了聊天助手',
    text: '{date}，一个聊天账号凭绑定码绑定到了你的账号，可以代你打卡、收到你的提醒。不是你本人操作？',
    next: '在“我的 › 登录与绑定”里解除绑定，并告诉国际处',
  }),
  consent_withdrawn: template({
    title: '学生撤回授权',
    text: '{by}撤回了“{title}”的授权。',
    next: '请尽快联系，确认后续安排',
  }),
  staff_digest: template({ title: '工作日报 {date}', text: '{lines}', next: '在「审核」和「申请」里处理' }),
  safety_digest: template({
    title: '安全日报 {date}',
    text: '{lines}',
    next: '请逐一致电，并在「在外学生」里记录',
  }),
} as const;
