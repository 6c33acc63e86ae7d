import type { ResponseOf } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import {
  countryName,
  dateInShanghai,
  decideStart,
  type StartDecision,
  staffRoles,
  windowPhase,
} from '@yuanhang/domain';
import { bindContext } from '../../platform/bind-context';
import type { Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { StudentRecord } from '../identity';
import { blankForms } from './blank-forms';
import { archive, close, copy, create, publish, remove, update } from './commands';
import type { ProgrammesContext } from './context';
import { lateEntryPasses } from './late-entry-passes';
import { programmeLists } from './list';
import { releasePlace, takePlace } from './places';
import { presentDetail } from './presenter';
import { programmeById } from './queries';
import type { Programme } from './records';
import { warningsOf } from './warnings';

const notStudent = { code: 'not_a_student', message: '以学生身份登录后可以申请' };

/** Programmes, their windows and places, blank forms and late-entry passes. */
export function createProgrammes(context: ProgrammesContext) {
  const { database, clock, identity, attachments } = context;
  const passes = lateEntryPasses(context);
  const lists = programmeLists(database);
  const today = () => dateInShanghai(clock.now());

  /** An application of this student to this programme that is not final. */
  async function openApplication(studentId: string, programmeId: string, tx?: Tx): Promise<string | null> {
    const row = await database.first<{ id: string }>(
      'SELECT id FROM applications WHERE student_id = :studentId AND programme_id = :programmeId AND open_marker = 1',
      { studentId, programmeId },
      tx,
    );
    return row?.id ?? null;
  }

  /** Whether this student ever applied to this programme. */
  async function everApplied(studentId: string, programmeId: string): Promise<boolean> {
    const row = await database.first(
      `SELECT id FROM applications WHERE student_id = :studentId AND programme_id = :programmeId AND deleted_at IS NULL LIMIT 1`,
      { studentId, programmeId },
    );
    return row !== null;
  }

  const blankFormsOf = async (id: string) => (await attachments.listFor('programme', [id])).get(id) ?? [];

  /** Whether this student may start an application now, and whether as a late entry; otherwise the exact reason. */
  async function mayStart(
    programme: Programme,
    studentId: string,
    tx?: Tx,
  ): Promise<{ decision: StartDecision; applicationId: string | null; passUntil: string | null }> {
    const student = await identity.studentRecord(studentId, tx);
    if (!student) return { decision: { allowed: false, reason: notStudent }, applicationId: null, passUntil: null };
    const passUntil = await passes.validUntil(studentId, programme.id, tx);
    const applicationId = await openApplication(studentId, programme.id, tx);
    const phase = windowPhase(programme, today());
    const decision = decideStart({
      programmeStatus: programme.status,
      eligibleGroups: programme.eligibleGroups,
      studentGroup: student.level,
      windowOpen: phase === 'open',
      lateWindowOpen: phase === 'late_entry',
      opensOn: programme.applyFrom,
      passValid: passUntil !== null,
      placesLeft: programme.places === null ? null : programme.places - programme.placesTaken,
      hasOpenApplication: applicationId !== null,
      today: today(),
    });
    return { decision, applicationId, passUntil };
  }

  return {
    ...bindContext(context, { create, copy, update, publish, close, archive, remove, takePlace, releasePlace }),
    mayStart,

    /** For the attachments module. */
    files: blankForms(database),

    /** The current programme; null when it does not exist. */
    facts: (id: string, tx?: Tx): Promise<Programme | null> => programmeById(database, id, tx),

    passes,

    list: (query: Parameters<typeof lists.list>[0]) => lists.list(query, today()),
    adminList: (query: Parameters<typeof lists.adminList>[0]) => lists.adminList(query, today()),
    /** A few programmes to which this student could apply now, closing soonest first. */
    openFor: (student: Pick<StudentRecord, 'userId' | 'level'>, count: number) =>
      lists.openFor(student, today(), count),

    async filters(): Promise<ResponseOf<typeof programmeSchemas.filters>> {
      const { years, countries } = await lists.filters();
      return { years, countries: countries.map((code) => ({ code, name: countryName(code) })) };
    },

    /** Students see published programmes, and those they applied to; staff see all. */
    async detail(principal: Principal, id: string) {
      const programme = await programmeById(database, id);
      if (!programme) throw new AppError('not_found');
      const mine = await mayStart(programme, principal.userId);
      const isStaff = staffRoles.some((role) => principal.roles.includes(role));
      const isPublic = programme.status === 'published' || isStaff || mine.passUntil !== null;
      if (!isPublic && !(await everApplied(principal.userId, id))) throw new AppError('not_found');
      return presentDetail(programme, today(), mine, await blankFormsOf(id));
    },

    async adminDetail(id: string): Promise<ResponseOf<typeof programmeSchemas.adminDetail>> {
      const found = await programmeById(database, id);
      if (!found) throw new AppError('not_found');
      const warnings = warningsOf(found, today());
      const { id: _, version, status, placesTaken, selfArranged: __, ...programme } = found;
      return {
        id,
        version,
        status,
        placesTaken,
        blankForms: await blankFormsOf(id),
        warnings,
        programme: structuredClone(programme) as ResponseOf<typeof programmeSchemas.adminDetail>['programme'],
      };
    },
  };
}
export type Programmes = ReturnType<typeof createProgrammes>;
