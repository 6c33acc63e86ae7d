import { ApiError, type StudentAbroad } from '@yuanhang/contract';

/** The outcome of asking all students; each student is in one count only. */
export interface ChaseOutcome {
  readonly chased: number;
  /** Already asked within the last hour. */
  readonly recent: number;
  readonly failed: number;
  /** The network failed: the remaining students were not asked, and their number is unknown. */
  readonly isCutOff: boolean;
}
type Awaited = Pick<StudentAbroad, 'applicationId'>;
interface ChaseRequests {
  readonly read: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Awaited[]; readonly nextCursor: string | null }>;
  readonly ask: (applicationId: string) => Promise<unknown>;
}

/** Concurrent requests; few enough that neither the browser nor the server queues them. */
const atOnce = 4;

async function chaseOne(ask: ChaseRequests['ask'], { applicationId }: Awaited): Promise<keyof ChaseOutcome> {
  try {
    await ask(applicationId);
    return 'chased';
  } catch (error) {
    if (!(error instanceof ApiError)) return 'isCutOff';
    return error.body.detail === 'chased_recently' ? 'recent' : 'failed';
  }
}

/**
 * Asks all overdue students to check in, reading the whole list although the screen shows only its first page. Asking
 * does not change the order of the list, so no student is skipped. Throws when the first page cannot be read.
 */
export async function chaseAll({ read, ask }: ChaseRequests): Promise<ChaseOutcome> {
  const ends = { chased: 0, recent: 0, failed: 0, isCutOff: 0 };
  const outcome = () => ({ ...ends, isCutOff: ends.isCutOff > 0 });
  let cursor: string | undefined;
  for (let isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await read(cursor).catch((error: unknown) => {
      if (isFirst) throw error;
      return null;
    });
    if (page === null) return { ...outcome(), isCutOff: true };
    for (let from = 0; from < page.items.length; from += atOnce) {
      const group = page.items.slice(from, from + atOnce);
      for (const end of await Promise.all(group.map((one) => chaseOne(ask, one)))) ends[end] += 1;
      if (ends.isCutOff > 0) return outcome();
    }
    cursor = page.nextCursor ?? undefined;
  }
  return outcome();
}

/** Describes the outcome in a sentence, including every failure. */
export function chaseMessage({ chased, recent, failed, isCutOff }: ChaseOutcome): string {
  const parts = [
    chased > 0 && `已催 ${chased} 人`,
    recent > 0 && `${recent} 人一小时内已催过，未再催`,
    failed > 0 && `${failed} 人没有催成`,
    isCutOff && '网络不可用，其余的没有催到，请稍后再试',
  ].filter((part) => part !== false);
  return parts.length === 0 ? '没有逾期的学生' : parts.join('；');
}
