import type { HelpRequest } from '@yuanhang/contract';
import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Outbox } from '../../platform/outbox';
import type { Audit } from '../audit';
import type { CheckIns } from '../check-ins';
import { studentsAbroad } from './abroad';
import { helpRequest, helpRequests } from './help-requests';
import { live } from './live';
import { onBehalf } from './on-behalf';
import { rollCalls } from './roll-calls';
import { actorOf, watchScope } from './scope';
import { summary } from './summary';

type PageQuery = z.output<typeof mobilityDeskSchemas.checkIns.query>;

export interface MobilityDeskDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly outbox: Outbox;
  readonly checkIns: CheckIns;
}

/** Staff watching over students abroad. */
export function createMobilityDesk(deps: MobilityDeskDeps) {
  const { database, clock, audit, checkIns } = deps;
  async function requireHelp(principal: Principal, id: string): Promise<HelpRequest> {
    const help = await helpRequest(database, principal, id);
    if (!help) throw new AppError('not_found');
    return help;
  }

  return {
    onBehalf: onBehalf(deps),
    rollCalls: rollCalls(deps),
    live: live(deps),
    summary: (principal: Principal) => summary(deps, principal, clock.now()),
    studentsAbroad: (principal: Principal, query: Parameters<typeof studentsAbroad>[2]) =>
      studentsAbroad(deps, principal, query, clock.now()),
    helpRequests: (principal: Principal, query: Parameters<typeof helpRequests>[2]) =>
      helpRequests(database, principal, query),

    /** The one that has this number in chat; null outside the asker's scope. */
    helpByCase: (principal: Principal, caseNumber: number) => helpRequest(database, principal, caseNumber),

    /** Of one student's stay; `not_found` outside the asker's scope. */
    async checkIns(principal: Principal, applicationId: string, { cursor, limit }: PageQuery) {
      const scope = watchScope(principal, { student: 'a.student_id', college: 'a.college_id' });
      const abroad = await database.first<{ student_id: string }>(
        `SELECT a.student_id FROM applications a WHERE a.id = :applicationId AND ${scope.where}`,
        { ...scope.values, applicationId },
      );
      if (!abroad) throw new AppError('not_found');
      return checkIns.history(abroad.student_id, applicationId, cursor, limit);
    },

    /** The first to take a help request takes it; whoever comes later is told who. */
    async acknowledge(principal: Principal, id: string, comment: string): Promise<HelpRequest> {
      const help = await requireHelp(principal, id);
      const mine = await database.transaction(async (tx) => {
        const by = { userId: principal.userId, name: principal.name };
        if (!(await checkIns.acknowledgeHelp({ helpRequestId: id, studentId: help.student.id, by, comment }, tx))) {
          return false;
        }
        const subject = { type: 'help_request', id };
        await audit.record(tx, { actor: actorOf(principal), action: 'acknowledge_help', subject, detail: comment });
        return true;
      });
      const now = await requireHelp(principal, id);
      if (mine) return now;
      const message = `${now.acknowledgedBy ?? '有同事'}已在处理`;
      throw new AppError('not_allowed_now', { message, detail: 'already_acknowledged' });
    },

    /** What became of it. Throws `not_allowed_now` before anybody took it, and once it is closed. */
    async closeHelp(principal: Principal, id: string, outcome: string): Promise<HelpRequest> {
      await requireHelp(principal, id);
      await database.transaction(async (tx) => {
        const by = { userId: principal.userId };
        if (!(await checkIns.closeHelp({ helpRequestId: id, by, outcome }, tx))) {
          throw new AppError('not_allowed_now', {
            message: '请先点“我来处理”；已结束的不能再次结束',
            detail: 'not_open',
          });
        }
        const subject = { type: 'help_request', id };
        await audit.record(tx, { actor: actorOf(principal), action: 'close_help', subject, detail: outcome });
      });
      return requireHelp(principal, id);
    },
  };
}
export type MobilityDesk = ReturnType<typeof createMobilityDesk>;
