import { decideApplication, type RequestKind } from '@yuanhang/domain';
import { json, newId } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { refusal } from '../applications';
import type { Context } from './context';
import { kindOf } from './kinds';

/** Opens a draft of the kind, or answers with the id of the one that is with the student already. */
export const open =
  (context: Context) =>
  (principal: Principal, applicationId: string, kind: RequestKind): Promise<string> =>
    context.database.transaction(async (tx) => {
      const { database, applications, clock } = context;
      await applications.lockApplication(applicationId, tx);
      const record = await applications.facts(applicationId, tx);
      if (record?.student.id !== principal.userId) throw new AppError('not_found');
      const decision = decideApplication(record.state, { type: 'open_request', kind }, principal, record.facts);
      if (!decision.allowed) throw refusal(decision.reason);
      const existing = record.requests.findLast(
        (request) => request.kind === kind && (request.status === 'draft' || request.status === 'revision_required'),
      );
      if (existing) return existing.id;
      const id = newId();
      const now = clock.now();
      const row = {
        id,
        application_id: applicationId,
        student_id: record.student.id,
        college_id: record.collegeId,
        kind,
        status: 'draft',
        step_index: 0,
        chain: json([]),
        form: json(kindOf(kind).prefill(record)),
        cancels: false,
        open_marker: 1,
        version: 0,
        created_at: now,
        updated_at: now,
      };
      await database.insert('requests', row, tx);
      return id;
    });
