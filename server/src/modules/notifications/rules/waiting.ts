import { dateInShanghai, daysBetween, type PlainDate, type ReviewStep } from '@yuanhang/domain';
import { type Database, toDate } from '../../../platform/database';
import type { WaitingRow, WaitingSource } from '../message-sources';

/** The items that wait for reviewers: of one kind, at one step, of one college. */
export interface WaitingReviews {
  readonly noun: string;
  readonly awaits: ReviewStep;
  readonly collegeId: string;
  readonly waiting: number;
  readonly since: PlainDate;
}

export async function waitingReviews(database: Database, sources: readonly WaitingSource[]): Promise<WaitingReviews[]> {
  const all = await Promise.all(
    sources.map(async ({ noun, waiting }) =>
      (await database.select<WaitingRow>(waiting)).map((row) => ({
        noun,
        awaits: row.awaits,
        collegeId: row.collegeId,
        waiting: Number(row.waiting),
        since: dateInShanghai(toDate(row.since)),
      })),
    ),
  );
  return all.flat();
}

/** `等你审核：申请 3 件、事项 1 件，最早的已等 5 天。`; empty when nothing waits. */
export function waitingLines(own: readonly WaitingReviews[], today: PlainDate): string[] {
  if (own.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { noun, waiting } of own) counts.set(noun, (counts.get(noun) ?? 0) + waiting);
  const oldest = Math.max(...own.map(({ since }) => daysBetween(since, today)));
  const items = [...counts].map(([noun, n]) => `${noun} ${n} 件`).join('、');
  return [`等你审核：${items}，最早的${oldest === 0 ? '今天到达' : `已等 ${oldest} 天`}。`];
}
