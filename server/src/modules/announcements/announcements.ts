import type { AnnouncementInput, ResponseOf } from '@yuanhang/contract';
import type { announcementSchemas } from '@yuanhang/contract/schemas';
import { cleanText } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, newId, StaleVersion, type Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Audit } from '../audit';
import { announcementQueries } from './queries';

export interface AnnouncementsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
}
type Managed = ResponseOf<typeof announcementSchemas.create>;
type Status = Managed['status'];

/** What the office has to say to all students, or to those of one college. */
export function createAnnouncements({ database, clock, audit }: AnnouncementsDeps) {
  const queries = announcementQueries(database, clock);
  const note = (tx: Tx, by: Principal, action: string, id: string, title: string) =>
    audit.record(tx, {
      actor: { id: by.userId, role: 'office' },
      action,
      subject: { type: 'announcement', id },
      detail: title,
    });

  async function columnsOf(input: AnnouncementInput, tx: Tx) {
    const { collegeId, pinned, expiresOn } = input;
    const college = collegeId ?? '';
    if (college !== '' && !(await database.first('SELECT id FROM colleges WHERE id = :college', { college }, tx))) {
      throw fieldError('collegeId', 'unknown_college', '没有这个学院');
    }
    return {
      title: cleanText(input.title),
      body: cleanText(input.body),
      college_id: college,
      pinned,
      expires_on: expiresOn,
    };
  }

  /** Version-guarded; throws `not_found`, `stale_version`. */
  async function change(
    by: Principal,
    target: { id: string; version: number },
    action: string,
    work: (
      row: { status: Status; title: string },
      tx: Tx,
    ) => Promise<Record<string, string | number | boolean | Date | null>>,
  ): Promise<Managed> {
    return database.transaction(async (tx) => {
      const row = await queries.find(target.id, tx);
      if (!row) throw new AppError('not_found');
      if (row.version !== target.version) throw new StaleVersion();
      const changes = await work(row, tx);
      await database.updateVersioned('announcements', target, { ...changes, updated_at: clock.now() }, tx);
      await note(tx, by, action, target.id, row.title);
      const { status, version } = (await queries.find(target.id, tx)) ?? row;
      return { id: target.id, version, status };
    });
  }

  return {
    ...queries,

    create: (by: Principal, input: AnnouncementInput): Promise<Managed> =>
      database.transaction(async (tx) => {
        const id = newId();
        const now = clock.now();
        const columns = await columnsOf(input, tx);
        const row = {
          id,
          ...columns,
          status: 'draft',
          author_name: by.name,
          version: 0,
          created_at: now,
          updated_at: now,
        };
        await database.insert('announcements', row, tx);
        await note(tx, by, 'create_announcement', id, columns.title);
        return { id, version: 0, status: 'draft' as const };
      }),

    update: (by: Principal, target: { id: string; version: number }, input: AnnouncementInput): Promise<Managed> =>
      change(by, target, 'update_announcement', (_, tx) => columnsOf(input, tx)),

    publish: (by: Principal, target: { id: string; version: number }): Promise<Managed> =>
      change(by, target, 'publish_announcement', async ({ status }) => {
        if (status === 'published') throw new AppError('not_allowed_now', { message: '公告已发布' });
        return { status: 'published', published_at: clock.now() };
      }),

    withdraw: (by: Principal, target: { id: string; version: number }): Promise<Managed> =>
      change(by, target, 'withdraw_announcement', async ({ status }) => {
        if (status !== 'published') throw new AppError('not_allowed_now', { message: '只有已发布的公告可以撤下' });
        return { status: 'withdrawn' };
      }),
  };
}
export type Announcements = ReturnType<typeof createAnnouncements>;
