import type { ProgressStep, TimelineEntry } from '@yuanhang/contract';
import { formatInstant, shanghaiOffset } from '@yuanhang/domain';
import type { TimelineItem } from '../../shared/ui';

const moment = (at: string): string => formatInstant(new Date(at), shanghaiOffset);

/** 进度: the finished steps, the current step and the steps to come. */
export function progressItems(steps: readonly ProgressStep[]): TimelineItem[] {
  return steps.map(({ label, state, at, by, comment }) => ({
    key: label,
    title: label,
    note: [by, at === null ? inWords[state] : moment(at)].filter(Boolean).join(' · '),
    quote: comment,
    state,
  }));
}

const inWords: Record<ProgressStep['state'], string> = {
  done: '已完成',
  current: '进行中',
  ahead: '未开始',
  stopped: '到此为止',
};

/** 记录: every operation, newest first. */
export function historyItems(timeline: readonly TimelineEntry[]): TimelineItem[] {
  return [...timeline]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ id, at, title, by, comment }) => ({
      key: id,
      title,
      note: `${by.role === 'student' ? '本人' : by.name} · ${moment(at)}`,
      quote: comment,
    }));
}

/** A comment with the name of its author. */
export interface Comment {
  readonly by: { readonly name: string };
  readonly comment: string | null;
}

/**
 * The comment of the review step that has the application: why it was returned, rejected or what is asked for. Taken
 * from the progress, because the history also has the comments on requests.
 */
export function reviewComment(progress: readonly ProgressStep[]): Comment | undefined {
  const found = progress.find(
    ({ step, state, comment }) => step !== null && (state === 'current' || state === 'stopped') && comment !== null,
  );
  return found && { by: { name: found.by ?? found.label }, comment: found.comment };
}

/** The newest comment on a request by someone other than the student: why it was returned. */
export function lastComment(timeline: readonly TimelineEntry[]): Comment | undefined {
  return [...timeline]
    .filter(({ comment, by }) => comment !== null && by.role !== 'student')
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}
