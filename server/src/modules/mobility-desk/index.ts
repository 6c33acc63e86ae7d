import type { HelpRequest } from '@yuanhang/contract';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Outbox } from '../../platform/outbox';
import type { Audit } from '../audit';
import type { CheckIns } from '../check-ins';
import { mobilityDeskQueries } from './queries';

export { mobilityDeskRoutes } from './routes';

export interface MobilityDeskDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly checkIns: CheckIns;
}

/** Staff watching over students abroad. */
export function createMobilityDesk({ database, clock, outbox, audit, checkIns }: MobilityDeskDeps) {
  const queries = mobilityDeskQueries(database);
  return {
    ...queries,

    async checkIns(principal: Principal, applicationId: string, cursor: string | undefined, limit: number | undefined) {
      const found = await queries.inScope(principal, applicationId);
      if (!found) throw new AppError('not_found');
      return checkIns.history(found.student_id, applicationId, cursor, limit);
    },

    /** The first to take a cry for help takes it; the student is told who. */
    async acknowledge(principal: Principal, id: string, comment: string): Promise<HelpRequest> {
      const help = await queries.helpRequest(principal, id);
      if (!help) throw new AppError('not_found');
      await database.transaction(async (tx) => {
        const now = clock.now();
        const taken = await database.write(
          `UPDATE help_requests SET acknowledged_at = :now, acknowledged_by = :by, acknowledgement = :comment
           WHERE id = :id AND acknowledged_at IS NULL`,
          { now, by: principal.userId, comment, id },
          tx,
        );
        if (taken !== 1) throw new AppError('not_allowed_now', { message: '已有同事在处理', detail: 'acknowledged' });
        await outbox.append(
          { type: 'help_acknowledged', helpRequestId: id, studentId: help.student.id, byName: principal.name },
          tx,
        );
        const role = principal.roles.includes('office') ? 'office' : 'college_reviewer';
        await audit.record(tx, {
          actor: { id: principal.userId, role },
          action: 'acknowledge_help',
          subject: { type: 'help_request', id },
          detail: comment,
        });
      });
      const after = await queries.helpRequest(principal, id);
      if (!after) throw new AppError('not_found');
      return after;
    },
  };
}
export type MobilityDesk = ReturnType<typeof createMobilityDesk>;
