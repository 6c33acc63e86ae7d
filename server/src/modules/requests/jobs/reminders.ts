import type { RequestKind } from '@yuanhang/domain';
import { withProgramme } from '../../applications';
import type { OpenReviewSource } from '../../identity';
import type { ReminderSource, WaitingSource } from '../../notifications';

const from = `FROM applications a ${withProgramme}`;
/** The application has no submitted request of the kind. */
const without = (kind: RequestKind) =>
  `NOT EXISTS (SELECT 1 FROM requests r WHERE r.application_id = a.id AND r.kind = '${kind}' AND r.status IN ('submitted', 'approved'))`;

/** Reminders about dispatch confirmations, return formalities and requests that were sent back. */
export const requestReminders: readonly ReminderSource[] = [
  {
    key: 'dispatch_confirmation',
    from,
    where: `a.stage = 'approved' AND COALESCE(a.depart_on, p.start_on) IS NOT NULL AND ${without('dispatch_confirmation')}`,
    anchor: 'COALESCE(a.depart_on, p.start_on)',
    subject: 'a.id',
    atDestination: false,
  },
  {
    key: 'return_formalities',
    from,
    where: `a.stage = 'dispatched' AND a.return_on IS NOT NULL AND ${without('return_formalities')}`,
    anchor: 'a.return_on',
    subject: 'a.id',
    atDestination: false,
  },
  {
    key: 'request_returned',
    from: `FROM requests r JOIN applications a ON a.id = r.application_id ${withProgramme}`,
    where: "r.status = 'revision_required' AND r.sent_back_on IS NOT NULL",
    anchor: 'r.sent_back_on',
    subject: 'r.id',
    atDestination: false,
  },
];

/** The number of requests that wait for reviewers, by step and college. */
export const waitingRequests: WaitingSource = {
  noun: '事项',
  waiting: `SELECT awaits, college_id AS collegeId, COUNT(*) AS waiting, MIN(waiting_since) AS since
    FROM requests WHERE awaits IS NOT NULL GROUP BY awaits, college_id`,
};

/** Requests that have yet to pass reviewers, also those that were sent back. */
export const requestsInReview: OpenReviewSource = {
  noun: '事项',
  sql: `SELECT college_id AS collegeId, chain, COALESCE(resume_step, step_index) AS atStep, COUNT(*) AS items
    FROM requests WHERE status IN ('submitted', 'revision_required')
    GROUP BY college_id, chain, COALESCE(resume_step, step_index)`,
};
