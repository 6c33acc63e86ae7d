/**
 * The data of a student, table by table. Names of staff are included only where the product shows them to the
 * student.
 */
export const exportedParts: Readonly<Record<string, string>> = {
  account: 'SELECT name, cas_id, phone, email, status, created_at, updated_at FROM users WHERE id = :userId',
  register: `SELECT s.student_number, s.pinyin, s.gender, s.birth_date, c.name AS college, s.major, s.level, s.grade, s.gpa,
    s.gpa_scale, s.average_score, s.class_rank, s.ranked_on, s.sanction, s.nationality,
    s.address, s.wechat_name, s.emergency_name, s.emergency_relation, s.emergency_phone
    FROM students s LEFT JOIN colleges c ON c.id = s.college_id WHERE s.user_id = :userId`,
  consents: 'SELECT purpose, version, granted, at FROM consents WHERE user_id = :userId ORDER BY seq',
  sessions:
    'SELECT created_at, seen_at, expires_at, revoked_at FROM sessions WHERE user_id = :userId ORDER BY created_at',
  chatBindings: 'SELECT contact_id, chat_messages, bound_at FROM chat_bindings WHERE user_id = :userId',
  applications: `SELECT a.id, a.number, p.name AS programme, a.stage, a.late_entry, a.declaration, a.declaration_accepted_at,
    a.basic, a.application, a.questions, a.self_arranged, a.submitted_at, a.depart_on, a.return_on, a.arrived_on, a.country,
    a.city, a.host, a.next_check_in_on, a.return_due_on, a.created_at FROM applications a
    LEFT JOIN programmes p ON p.id = a.programme_id WHERE a.student_id = :userId AND a.deleted_at IS NULL ORDER BY a.created_at`,
  languages: `SELECT l.application_id, l.test, l.score, l.taken_on, l.note FROM language_proficiencies l
    JOIN applications a ON a.id = l.application_id WHERE a.student_id = :userId ORDER BY l.created_at`,
  history: `SELECT t.application_id, t.at, t.actor_name, t.title, t.comment, t.stage FROM timeline_entries t
    JOIN applications a ON a.id = t.application_id WHERE a.student_id = :userId ORDER BY t.seq`,
  requests: `SELECT id, application_id, kind, status, form, approved_fen, comment, submitted_at, decided_at FROM requests
    WHERE student_id = :userId ORDER BY created_at`,
  checkIns: `SELECT application_id, kind, wellbeing, country, city, place, note, source, made_at, received_at, arrived_on, address,
    phone_abroad, accommodation, late_reason, undone_at FROM check_ins WHERE student_id = :userId ORDER BY seq`,
  submissions: `SELECT s.subject_id, s.application_id, s.at, s.answers, s.files FROM submissions s
    JOIN applications a ON a.id = s.application_id WHERE a.student_id = :userId ORDER BY s.seq`,
  supplements: `SELECT s.application_id, s.items, s.comment, s.due_on, s.step, s.asked_by_name, s.asked_at, s.state, s.ended_at
    FROM supplement_requests s JOIN applications a ON a.id = s.application_id WHERE a.student_id = :userId ORDER BY s.seq`,
  lateEntryPasses: `SELECT p.name AS programme, l.reason, l.expires_on, l.granted_by_name, l.granted_at, l.revoked_at
    FROM late_entry_passes l LEFT JOIN programmes p ON p.id = l.programme_id WHERE l.student_id = :userId ORDER BY l.seq`,
  rollCalls: `SELECT r.question, r.country, r.city, r.opened_by_name, n.asked_at, n.answered_at, n.wellbeing
    FROM roll_call_answers n JOIN roll_calls r ON r.id = n.roll_call_id WHERE n.student_id = :userId ORDER BY n.asked_at`,
  helpRequests:
    'SELECT place, note, source, raised_at, acknowledged_at, acknowledgement, closed_at, outcome FROM help_requests WHERE student_id = :userId ORDER BY seq',
  looks: `SELECT e.at, e.actor_role, d.text FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id
    WHERE e.action IN ('reveal_number', 'open_file') AND (e.subject_id = :userId
      OR e.subject_id IN (SELECT id FROM applications WHERE student_id = :userId)
      OR e.subject_id IN (SELECT id FROM requests WHERE student_id = :userId)) ORDER BY e.seq`,
  erasureRequests:
    'SELECT reason, state, asked_at, decided_at, answer FROM erasure_requests WHERE user_id = :userId ORDER BY seq',
  deliveries: `SELECT m.rule, m.title, d.channel, d.state, d.attempts, d.finished_at, d.created_at FROM deliveries d
    JOIN messages m ON m.id = d.message_id WHERE m.recipient_id = :userId ORDER BY d.seq`,
  messages:
    'SELECT rule, title, text, number, created_at, read_at FROM messages WHERE recipient_id = :userId ORDER BY seq',
};
/** The complete files of a student that the scanner has checked. */
export const exportedFiles = `SELECT f.id, f.storage_key, f.file_name FROM attachments f WHERE f.state = 'complete' AND f.quarantined = 0 AND f.storage_key IS NOT NULL
  AND ((f.owner_type = 'application' AND f.owner_id IN (SELECT id FROM applications WHERE student_id = :userId))
    OR (f.owner_type = 'check_in' AND f.owner_id IN (SELECT id FROM check_ins WHERE student_id = :userId))
    OR (f.owner_type = 'request' AND f.owner_id IN (SELECT id FROM requests WHERE student_id = :userId))) ORDER BY f.uploaded_at`;
