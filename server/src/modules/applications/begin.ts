import { dateInShanghai } from '@yuanhang/domain';
import { isDuplicate, json, newId, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { StudentRecord } from '../identity';
import type { Programme } from '../programmes';
import type { Context } from './context';
import { nextNumber } from './number';
import { refusal } from './refusal';
import { appendTimeline } from './timeline';

/**
 * Begins an application after the notice was read and the declaration accepted: its text and the moment are kept.
 * Answers the new id; `already_exists` when one to this programme is not finished yet.
 */
export const begin =
  (context: Context) =>
  async (principal: Principal, programmeId: string): Promise<string> => {
    try {
      return await context.database.transaction((tx) => beginWithin(context, tx, principal, programmeId));
    } catch (error) {
      // Two taps at once: the unique index lets one through.
      if (isDuplicate(error)) throw alreadyApplied();
      throw error;
    }
  };

async function beginWithin(context: Context, tx: Tx, principal: Principal, programmeId: string): Promise<string> {
  const { database, clock, programmes, identity } = context;
  const now = clock.now();
  const today = dateInShanghai(now);
  const programme = await programmes.facts(programmeId, tx);
  const student = await identity.studentRecord(principal.userId, tx);
  if (!programme || !student) throw new AppError('not_found');
  const { decision } = await programmes.mayStart(programme, student.userId, tx);
  if (!decision.allowed) throw decision.reason.code === 'already_applied' ? alreadyApplied() : refusal(decision.reason);

  const id = newId();
  await database.insert(
    'applications',
    {
      id,
      number: await nextNumber(database, Number(today.slice(0, 4)), tx),
      student_id: student.userId,
      programme_id: programme.id,
      college_id: student.collegeId,
      stage: 'draft',
      step_index: 0,
      chain: json([]),
      late_entry: decision.lateEntry,
      declaration: programme.declaration,
      declaration_accepted_at: now,
      ...firstPages(programme, student),
      open_marker: 1,
      version: 0,
      created_at: now,
      updated_at: now,
    },
    tx,
  );
  const by = { id: principal.userId, name: principal.name, role: 'student' } as const;
  const words = { operation: 'begin', title: '开始填报', comment: null, step: null } as const;
  await appendTimeline(context)(tx, { applicationId: id, requestId: null, by, ...words, stage: 'draft', version: 0 });
  return id;
}

/** Prefilled with what is known: contact data, and the programme's dates. */
const firstPages = (programme: Programme, student: StudentRecord) => ({
  basic: json({
    phone: student.phone,
    email: student.email,
    address: student.address,
    emergencyName: student.emergencyName,
    emergencyRelation: student.emergencyRelation,
    emergencyPhone: student.emergencyPhone,
  }),
  application: json({ startOn: programme.startOn, endOn: programme.endOn }),
  questions: json({}),
  self_arranged: programme.selfArranged ? json({}) : null,
});

const alreadyApplied = () =>
  new AppError('already_exists', { message: '你已申请该项目，请在“我的申请”中继续', detail: 'already_applied' });
