import type { ApplicationSummary } from '@yuanhang/contract';
import { compareDates, describeDaysLeft, type PlainDate } from '@yuanhang/domain';

type Summaries = readonly ApplicationSummary[];

/** The most entries of a reply, because longer lists are not read in a chat. */
const shown = 5;

export function progressMessage(applications: Summaries): string {
  if (applications.length === 0) return '你还没有申请。在小程序“项目”里看看正在报名的项目。';
  return applications
    .slice(0, shown)
    .map(({ programme, number, stageLabel, next }) => {
      const step = next && next.tone !== 'done' ? [`下一步：${next.title}`] : [];
      return [programme.name, `${number} · ${stageLabel}`, ...step].join('\n');
    })
    .join('\n\n');
}

export function todoMessage(applications: Summaries, today: PlainDate): string {
  const steps = applications.flatMap(({ next, number, programme }) =>
    next?.action ? [{ ...next, about: `${number} · ${programme.name}` }] : [],
  );
  if (steps.length === 0) return '现在没有要做的事。';
  return steps
    .slice(0, shown)
    .map(({ title, dueOn, dueText, about }, index) => {
      const due = dueOn === null || dueText === null ? '' : `（${dueText}，${describeDaysLeft(dueOn, today)}）`;
      return `${index + 1}. ${title}${due}\n${about}`;
    })
    .join('\n');
}

export function deadlineMessage(applications: Summaries, today: PlainDate): string {
  const dated = applications.flatMap(({ next, number }) =>
    next?.dueOn && next.dueText ? [{ title: next.title, dueOn: next.dueOn, dueText: next.dueText, number }] : [],
  );
  if (dated.length === 0) return '近期没有截止日期。';
  const lines = dated
    .sort((a, b) => compareDates(a.dueOn, b.dueOn))
    .slice(0, shown)
    .map(({ title, dueOn, dueText, number }) => `${dueText} ${title}（${describeDaysLeft(dueOn, today)}）\n${number}`);
  return `接下来：\n${lines.join('\n')}`;
}
