import { describeDaysLeft, formatDate, type PlainDate, type ReminderKey } from '@yuanhang/domain';

export interface ReminderFacts {
  readonly name: string;
  readonly number: string;
  readonly programmeName: string;
  readonly anchorOn: PlainDate;
  /** Where the date counts. */
  readonly today: PlainDate;
}
export interface Words {
  readonly title: string;
  readonly text: string;
}

/** Said to each student; names programme, number and the next step. */
const sentences: Readonly<Record<ReminderKey, (facts: ReminderFacts, date: string, left: string) => Words>> = {
  draft_closing: (_facts, date, left) => ({
    title: '申请即将截止',
    text: `你的申请还没有提交，${date}截止，${left}。\n在小程序「申请」里继续填写并提交。`,
  }),
  supplement_due: (_facts, date, left) => ({
    title: '补充材料待提交',
    text: `需要补充的材料请在 ${date}前提交，${left}。`,
  }),
  revision_due: (_facts, date, left) => ({
    title: '退回修改待提交',
    text: `退回的申请请在 ${date}前修改并重新提交，${left}。`,
  }),
  dispatch_confirmation: (_facts, date) => ({
    title: '派出确认待填写',
    text: `计划 ${date}出发，派出确认还没有完成。\n请在小程序里填写行程、签证、保险和联系方式。`,
  }),
  arrival_check_in: (_facts, date) => ({
    title: '抵达打卡',
    text: `你计划 ${date}出发，到达后请打卡报平安。\n回复“打卡”加所在城市，例如：打卡 柏林 一切顺利。回复“2”需要帮助。`,
  }),
  periodic_check_in: (_facts, date, left) => ({
    title: '例行打卡',
    text: `这次例行打卡的日期是 ${date}，${left}。\n回复“打卡”或“1”表示平安，回复“2”需要帮助。`,
  }),
  return_formalities: (_facts, date) => ({
    title: '返校手续待办理',
    text: `计划 ${date}返回。返校后 14 天内请在小程序里办理返校手续：填写总结、上传附件。`,
  }),
  request_returned: () => ({
    title: '退回的事项待修改',
    text: '退回的事项还没有修改，请在小程序里查看意见并重新提交。',
  }),
};

export function reminderWords(key: ReminderKey, facts: ReminderFacts): Words {
  const date = formatDate(facts.anchorOn, facts.today);
  const { title, text } = sentences[key](facts, date, describeDaysLeft(facts.anchorOn, facts.today));
  return { title, text: `${facts.name}同学，${text}\n${facts.number} ${facts.programmeName}` };
}
