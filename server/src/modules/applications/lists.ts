import type { ApplicationDetail, ApplicationSummary, ResponseOf } from '@yuanhang/contract';
import type { applicationSchemas } from '@yuanhang/contract/schemas';
import { safeFileName } from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { print } from '../../platform/print';
import { applicationForm } from './application-form';
import type { Context } from './context';
import type { StaffDetail } from './interface';
import { type DetailParts, presentDetail } from './present-detail';
import { presentProgress } from './present-progress';
import { presentSummary } from './present-summary';
import type { ApplicationRecord } from './records';
import { anyScope, ownScope, type Scope, staffScope } from './scope';
import { submittingOperations, unchanged } from './submissions';

const cursorShape = z.tuple([z.iso.datetime(), z.string()]);
/** Further down the list, newest first, than the last one of the page before. */
function isBeyond({ createdAt, id }: ApplicationRecord, [at, lastId]: readonly [string, string]): boolean {
  const [mine, last] = [createdAt.getTime(), new Date(at).getTime()];
  return mine < last || (mine === last && id < lastId);
}
/** More than anybody applies to in a lifetime. */
const maxSummaries = 50;

export function lists(context: Context) {
  const { queries, clock, attachments } = context;

  async function partsOf(id: string, scope: Scope): Promise<DetailParts> {
    const [record] = await queries.records(`a.id = :id AND ${scope.where}`, { id, ...scope.values }, clock.now());
    if (!record) throw new AppError('not_found');
    const [timeline, languages, files] = await Promise.all([
      queries.timeline(id),
      queries.languages(id),
      attachments.listFor('application', [id]),
    ]);
    // Few are ever asked, and the history knows of whom.
    const wasAsked = timeline.some(({ stage }) => stage === 'supplement_required');
    const supplements = wasAsked ? await context.supplements.allOf(id) : [];
    return { record, timeline, supplements, languages, attachments: files.get(id) ?? [] };
  }

  async function detail(principal: Principal, id: string, scope: Scope): Promise<ApplicationDetail> {
    return presentDetail(await partsOf(id, scope), principal, clock.now());
  }

  async function forStaff(principal: Principal, id: string): Promise<StaffDetail> {
    const parts = await partsOf(id, staffScope(principal));
    const times = parts.timeline.filter(
      ({ request_id, operation }) => request_id === null && submittingOperations.has(operation),
    );
    return {
      record: parts.record,
      detail: presentDetail(parts, principal, clock.now()),
      changes: times.length > 1 ? await context.submissions.changesOf(id) : unchanged,
    };
  }

  return {
    /** Mine, newest first. */
    async mine(
      principal: Principal,
      { cursor, limit = 20 }: { cursor?: string | undefined; limit?: number | undefined },
    ): Promise<ResponseOf<typeof applicationSchemas.list>> {
      const now = clock.now();
      const after = decodeCursor(cursor, cursorShape);
      const all = await queries.recordsOfStudent(principal.userId, now);
      const records = all.filter((record) => after === null || isBeyond(record, after)).slice(0, limit + 1);
      return pageOf(
        records,
        limit,
        (record) => [record.createdAt.toISOString(), record.id],
        (record) => presentSummary(record, principal, now),
      );
    },

    async summaries(studentId: string): Promise<ApplicationSummary[]> {
      const now = clock.now();
      const records = (await queries.recordsOfStudent(studentId, now)).slice(0, maxSummaries);
      const student = { userId: studentId, roles: ['student'], collegeIds: [] } as const;
      return records.map((record) => presentSummary(record, student, now));
    },

    /** 下载申请表: the name to save it under, and its bytes. Throws `not_found` outside the reader's scope. */
    async applicationForm(principal: Principal, id: string): Promise<{ fileName: string; bytes: Buffer }> {
      const now = clock.now();
      const parts = await partsOf(id, anyScope(principal));
      const history = parts.timeline.filter((entry) => entry.request_id === null);
      const progress = presentProgress(parts.record.state, history);
      const { number, student } = parts.record;
      return {
        fileName: safeFileName(`${number} ${student.name} 申请表.pdf`),
        bytes: await print(applicationForm({ ...parts, progress }, now)),
      };
    },

    own: (principal: Principal, id: string) => detail(principal, id, ownScope(principal)),
    forStaff,
    detailFor: (principal: Principal, id: string) => detail(principal, id, anyScope(principal)),
  };
}
