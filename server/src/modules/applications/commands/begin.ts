import type { ApplicationDetail } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import { isDuplicate, newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { StudentRecord } from '../../identity';
import type { Programme } from '../../programmes';
import type { ApplicationsContext } from '../context';
import { keepApplicationSearchable } from '../jobs/search-index';
import { Application } from '../model';
import { loadRecord } from '../reads/load';
import { refusal } from '../refusal';
import { appendTimeline } from './append-timeline';
import { nextNumber } from './next-number';
import { presentOwn } from './own-application';
import { recordedStudent } from './recorded-actors';

/**
 * Starts an application after the student has read the notice and accepted the declaration; stores the text and the
 * time. Throws `already_exists` when one to this programme is not final yet, `not_found`, and the domain's refusals.
 */
export async function begin(
  context: ApplicationsContext,
  principal: Principal,
  programmeId: string,
  tx: Tx,
): Promise<ApplicationDetail> {
  const { database, clock, programmes, identity, consents } = context;
  const now = clock.now();
  const year = Number(dateInShanghai(now).slice(0, 4));
  const programme = await programmes.facts(programmeId, tx);
  const student = await identity.studentRecord(principal.userId, tx);
  if (!programme || !student) throw new AppError('not_found');
  const { decision } = await programmes.mayStart(programme, student.userId, tx);
  if (!decision.allowed) throw decision.reason.code === 'already_applied' ? alreadyApplied() : refusal(decision.reason);
  await consents.require(student.userId, 'application', tx);

  const id = newId();
  const number = await nextNumber(context, year, tx);
  const draft = draftOf(programme, student, now);
  try {
    await database.add(Application, { id, number, lateEntry: decision.lateEntry, ...draft }, tx);
  } catch (error) {
    // Of two simultaneous requests the unique index lets one through.
    throw isDuplicate(error) ? alreadyApplied() : error;
  }
  await keepApplicationSearchable(database, { id, number }, tx);
  const described = { operation: 'begin', title: '开始填报', comment: null, step: null } as const;
  const entry = { applicationId: id, requestId: null, by: recordedStudent(principal), ...described };
  await appendTimeline(context, { ...entry, stage: 'draft', version: 0 }, tx);
  const record = await loadRecord(context, id, tx);
  if (!record) throw new Error(`application ${id} is not there after it was begun`);
  return presentOwn(context, principal, record, tx);
}

/** Prefilled with known values: contact data, and the programme's dates. */
const draftOf = (programme: Programme, student: StudentRecord, now: Date) =>
  ({
    studentId: student.userId,
    programmeId: programme.id,
    collegeId: student.collegeId,
    stage: 'draft',
    stepIndex: 0,
    chain: [],
    declaration: programme.declaration,
    declarationAcceptedAt: now,
    basic: {
      phone: student.phone,
      email: student.email,
      address: student.address,
      emergencyName: student.emergencyName,
      emergencyRelation: student.emergencyRelation,
      emergencyPhone: student.emergencyPhone,
    },
    application: { startOn: programme.startOn, endOn: programme.endOn },
    questions: {},
    selfArranged: programme.selfArranged ? {} : null,
    openMarker: 1,
    version: 0,
    createdAt: now,
    updatedAt: now,
  }) as const;

const alreadyApplied = () =>
  new AppError('already_exists', { message: '你已申请该项目，请在“我的申请”中继续', detail: 'already_applied' });
