import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import { findStudent, identityCardOf } from '../reads/student-directory';

/**
 * The identity card number of a student in the clear; records the purpose in the audit log. Throws `rate_limited`,
 * and `not_found` also when the register has no number.
 */
export async function revealIdentityCard(
  context: IdentityContext,
  principal: Principal,
  id: string,
  purpose: string,
): Promise<{ value: string }> {
  const { database, audit, cardReveals } = context;
  await cardReveals.take(principal.userId);
  return database.transaction(async (tx) => {
    const row = await findStudent(context, principal, id, tx);
    const value = identityCardOf(context, row);
    if (!value) throw new AppError('not_found', { message: '名册里没有身份证号' });
    await audit.record(tx, {
      actor: { id: principal.userId, role: 'office' },
      action: 'reveal_number',
      subject: { type: 'student', id },
      detail: `${row.student_number} · 身份证号 · ${purpose}`,
    });
    return { value };
  });
}
