import type { ReminderSource, WaitingSource } from '../../platform/sweeps';

/** Each has its programme: LEFT, so that MariaDB begins with what is due, and never with the programmes. */
export const withProgramme = 'LEFT JOIN programmes p ON p.id = a.programme_id';
const from = `FROM applications a ${withProgramme}`;

/** What applications remind their students of. */
export const applicationReminders: readonly ReminderSource[] = [
  {
    key: 'draft_closing',
    from,
    where: "a.stage = 'draft' AND a.open_marker = 1",
    anchor: `CASE WHEN a.late_entry = 1 THEN COALESCE((SELECT l.expires_on FROM late_entry_passes l
      WHERE l.student_id = a.student_id AND l.programme_id = a.programme_id AND l.open_marker = 1), p.late_entry_until)
      ELSE p.apply_until END`,
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

/** What waits for reviewers. */
export const waitingApplications: WaitingSource = {
  noun: '申请',
  waiting: `SELECT awaits, college_id AS collegeId, COUNT(*) AS waiting, MIN(waiting_since) AS since
    FROM applications WHERE awaits IS NOT NULL GROUP BY awaits, college_id`,
};
