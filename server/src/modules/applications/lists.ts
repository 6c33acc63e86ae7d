import type { ApplicationSummary, ResponseOf } from '@yuanhang/contract';
import type { applicationSchemas } from '@yuanhang/contract/schemas';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import type { StaffDetail } from './interface';
import { presentDetail } from './present-detail';
import { presentSummary } from './present-summary';
import { anyScope, ownScope, type Scope, staffScope } from './scope';

const cursorShape = z.tuple([z.iso.datetime(), z.string()]);
/** More than anybody applies to in a lifetime. */
const mostSummaries = 50;

export function lists(context: Context) {
  const { queries, clock, attachments } = context;

  async function read(principal: Principal, id: string, scope: Scope): Promise<StaffDetail> {
    const now = clock.now();
    const [record] = await queries.records(`a.id = :id AND ${scope.where}`, { id, ...scope.values }, now);
    if (!record) throw new AppError('not_found');
    const [timeline, languages, files] = await Promise.all([
      queries.timeline(id),
      queries.languages(id),
      attachments.listFor('application', [id]),
    ]);
    const parts = { record, timeline, languages, attachments: files.get(id) ?? [] };
    return { record, detail: presentDetail(parts, principal, now, context.servedRequests) };
  }
  const detail = async (principal: Principal, id: string, scope: Scope) => (await read(principal, id, scope)).detail;

  return {
    /** Mine, newest first. */
    async mine(
      principal: Principal,
      { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined },
    ): Promise<ResponseOf<typeof applicationSchemas.list>> {
      const now = clock.now();
      const after = decodeCursor(cursor, cursorShape);
      const older = after ? 'AND (a.created_at < :at OR (a.created_at = :at AND a.id < :id))' : '';
      const records = await queries.records(
        `a.student_id = :studentId ${older} ORDER BY a.created_at DESC, a.id DESC LIMIT :rows`,
        { studentId: principal.userId, at: after ? new Date(after[0]) : null, id: after?.[1], rows: limit + 1 },
        now,
      );
      return pageOf(
        records,
        limit,
        (record) => [record.createdAt.toISOString(), record.id],
        (record) => presentSummary(record, principal, now),
      );
    },

    async summaries(studentId: string): Promise<ApplicationSummary[]> {
      const now = clock.now();
      const records = await queries.records(
        'a.student_id = :studentId ORDER BY a.created_at DESC, a.id DESC LIMIT :rows',
        { studentId, rows: mostSummaries },
        now,
      );
      const student = { userId: studentId, roles: ['student'], collegeIds: [] } as const;
      return records.map((record) => presentSummary(record, student, now));
    },

    own: (principal: Principal, id: string) => detail(principal, id, ownScope(principal)),
    forStaff: (principal: Principal, id: string) => read(principal, id, staffScope(principal)),
    detailFor: (principal: Principal, id: string) => detail(principal, id, anyScope(principal)),
  };
}
