import type { OpenReviewSource } from '../../identity';
import type { ReminderSource, WaitingSource } from '../../notifications';
import { closesOn, withProgramme } from '../reads/offering';

const from = `FROM applications a ${withProgramme}`;

/** Reminders to students about their applications. */
export const applicationReminders: readonly ReminderSource[] = [
  {
    key: 'draft_closing',
    from,
    where: "a.stage = 'draft' AND a.open_marker = 1",
    anchor: closesOn,
    subject: 'a.id',
    atDestination: false,
  },
  {
    key: 'supplement_due',
    from,
    where: "a.stage = 'supplement_required' AND a.answer_due_on IS NOT NULL",
    anchor: 'a.answer_due_on',
    subject: 'a.id',
    atDestination: false,
  },
  {
    key: 'revision_due',
    from,
    where: "a.stage = 'revision_required' AND a.answer_due_on IS NOT NULL",
    anchor: 'a.answer_due_on',
    subject: 'a.id',
    atDestination: false,
  },
];

/** Applications that wait for reviewers. */
export const waitingApplications: WaitingSource = {
  noun: '申请',
  waiting: `SELECT awaits, college_id AS collegeId, COUNT(*) AS waiting, MIN(waiting_since) AS since
    FROM applications WHERE awaits IS NOT NULL GROUP BY awaits, college_id`,
};

/** Applications that have yet to pass reviewers, also those that are with the student for a while. */
export const applicationsInReview: OpenReviewSource = {
  noun: '申请',
  sql: `SELECT college_id AS collegeId, chain, COALESCE(resume_step, step_index) AS atStep, COUNT(*) AS items
    FROM applications WHERE stage IN ('under_review', 'supplement_required', 'revision_required')
    GROUP BY college_id, chain, COALESCE(resume_step, step_index)`,
};
