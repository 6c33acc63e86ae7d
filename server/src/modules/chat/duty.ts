import type { HelpRequest } from '@yuanhang/contract';
import { formatInstant, type Intent } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import type { ChatPerson } from '../identity';
import type { ChatContext } from './context';

type DutyIntent = Extract<Intent, { type: 'help_list' | 'take_help' | 'close_help' | 'roll_calls' }>;

/** The most entries of a reply, because longer lists are not read in a chat. */
const shown = 10;
const rollCallsShown = 3;
const chinaMinutes = 480;

/** Whether the person is responsible for students abroad. */
export const isOnDuty = ({ roles }: Pick<ChatPerson, 'roles'>): boolean =>
  roles.includes('office') || roles.includes('college_reviewer');

/** The principal for the mobility desk, which applies the same scope as in the console. */
const principalOf = (person: ChatPerson): Principal => ({ ...person, sessionId: 'chat' });

/** The reply to a duty command, from the same desk as the console's, in a few words. */
export function answerOnDuty(context: ChatContext, person: ChatPerson, intent: DutyIntent): Promise<string> {
  switch (intent.type) {
    case 'help_list':
      return list(context, person);
    case 'take_help':
      return take(context, person, intent.number, intent.comment);
    case 'close_help':
      return close(context, person, intent.number, intent.comment);
    case 'roll_calls':
      return rollCalls(context, person);
  }
}

/** Audits that names were sent to a chat, like every other access to them. */
const note = ({ database, audit }: ChatContext, person: ChatPerson, action: string, detail: string) =>
  database.transaction((tx) =>
    audit.record(tx, {
      actor: { id: person.userId, role: person.roles.includes('office') ? 'office' : 'college_reviewer' },
      action,
      subject: { type: 'chat', id: person.userId },
      detail,
    }),
  );

async function list(context: ChatContext, person: ChatPerson): Promise<string> {
  const { items, nextCursor } = await context.mobilityDesk.helpRequests(principalOf(person), {
    open: 'true',
    limit: shown,
  });
  await note(context, person, 'read_help_in_chat', `${items.length} 条`);
  if (items.length === 0) return '现在没有等待处理的求助。';
  const more = nextCursor === null ? '' : '\n更多请到工作台查看。';
  const lines = items.map((help) => `#${help.caseNumber} ${about(help)}`);
  return `等待处理的求助：\n${lines.join('\n')}${more}\n回复“处理 ${items[0]?.caseNumber}”由你处理。`;
}

async function take(context: ChatContext, person: ChatPerson, number: number | null, comment: string): Promise<string> {
  if (number === null) return `请带上编号，例如“处理 12”。\n${await list(context, person)}`;
  const found = await context.mobilityDesk.helpByCase(principalOf(person), number);
  if (!found) return notFound(number);
  const taken = await context.mobilityDesk.acknowledge(principalOf(person), found.id, comment || '已在聊天中接手');
  const phone = taken.student.phone ? `电话 ${taken.student.phone}` : '没有留电话，请查看工作台的紧急联系人';
  return `#${number} 由你处理，已告诉学生。\n${about(taken)}\n${phone}\n处理完请回复“结束 ${number} 结果”。`;
}

async function close(
  context: ChatContext,
  person: ChatPerson,
  number: number | null,
  comment: string,
): Promise<string> {
  if (number === null || comment === '') return '请写上编号和结果，例如“结束 12 已补办护照”。';
  const found = await context.mobilityDesk.helpByCase(principalOf(person), number);
  if (!found) return notFound(number);
  const { student } = await context.mobilityDesk.closeHelp(principalOf(person), found.id, comment);
  return `#${number} 已结束：${student.name}，“${comment}”。`;
}

async function rollCalls(context: ChatContext, person: ChatPerson): Promise<string> {
  const { items } = await context.mobilityDesk.rollCalls(principalOf(person), {});
  const open = items.filter(({ closedAt }) => closedAt === null).slice(0, rollCallsShown);
  if (open.length === 0) return '现在没有进行中的平安确认。';
  const parts = await Promise.all(
    open.map(async (one) => {
      const answers = await context.mobilityDesk.rollCallAnswers(principalOf(person), one.id, { limit: shown });
      const named = answers.items.filter(({ wellbeing }) => wellbeing !== 'safe');
      const names = named.map(({ student, wellbeing }) => student.name + (wellbeing === null ? '' : '（求助）'));
      const waiting = one.help + one.silent;
      const rest = waiting > names.length ? ` 等 ${waiting} 人` : '';
      const counts = `问了 ${one.asked} 人：平安 ${one.safe}，求助 ${one.help}，还没答复 ${one.silent}`;
      return [`${one.place} · ${counts}`, ...(names.length > 0 ? [`${names.join('、')}${rest}`] : [])].join('\n');
    }),
  );
  await note(context, person, 'read_roll_call_in_chat', `${open.length} 次`);
  return parts.join('\n\n');
}

const notFound = (number: number) => `没有编号 ${number} 的求助，回复“求助名单”查看。`;

/** `赵一鸣（外国语学院）· 德国 柏林 · 4 月 1 日 17:11 “护照丢了”`, in Shanghai time. */
const about = ({ student, place, raisedAt, note }: HelpRequest): string =>
  [
    `${student.name}（${student.college}）`,
    place || '地点未知',
    formatInstant(new Date(raisedAt), chinaMinutes) + (note === '' ? '' : ` “${note}”`),
  ].join(' · ');
