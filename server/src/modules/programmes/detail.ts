import type { ResponseOf } from '@yuanhang/contract';
import type { programmeSchemas } from '@yuanhang/contract/schemas';
import { dateInShanghai, staffRoles } from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { ProgrammesContext } from './context';
import { mayStart } from './may-start';
import { presentDetail } from './presenter';
import { programmeById } from './queries';
import type { Programme } from './records';
import { warningsOf } from './warnings';

type AdminDetail = ResponseOf<typeof programmeSchemas.adminDetail>;

/** The programme as it is now; null when there is none. */
export const facts = ({ database }: ProgrammesContext, id: string, tx?: Tx): Promise<Programme | null> =>
  programmeById(database, id, tx);

const blankFormsOf = async ({ attachments }: ProgrammesContext, id: string) =>
  (await attachments.listFor('programme', [id])).get(id) ?? [];

/** Of this student, to this programme, final or not. */
async function everApplied({ database }: ProgrammesContext, studentId: string, programmeId: string): Promise<boolean> {
  const row = await database.first(
    `SELECT id FROM applications WHERE student_id = :studentId AND programme_id = :programmeId AND deleted_at IS NULL LIMIT 1`,
    { studentId, programmeId },
  );
  return row !== null;
}

/** For students who see it (published, or they applied to it) and for staff. Throws `not_found`. */
export async function detail(context: ProgrammesContext, principal: Principal, id: string) {
  const programme = await facts(context, id);
  if (!programme) throw new AppError('not_found');
  const mine = await mayStart(context, programme, principal.userId);
  const isStaff = staffRoles.some((role) => principal.roles.includes(role));
  const isPublic = programme.status === 'published' || isStaff || mine.passUntil !== null;
  if (!isPublic && !(await everApplied(context, principal.userId, id))) throw new AppError('not_found');
  return presentDetail(programme, dateInShanghai(context.clock.now()), mine, await blankFormsOf(context, id));
}

/** What staff edit. Throws `not_found`. */
export async function adminDetail(context: ProgrammesContext, id: string): Promise<AdminDetail> {
  const found = await facts(context, id);
  if (!found) throw new AppError('not_found');
  const warnings = warningsOf(found, context.clock.now());
  const { id: _, version, status, placesTaken, selfArranged: __, ...programme } = found;
  return {
    id,
    version,
    status,
    placesTaken,
    blankForms: await blankFormsOf(context, id),
    warnings,
    programme: structuredClone(programme) as AdminDetail['programme'],
  };
}
