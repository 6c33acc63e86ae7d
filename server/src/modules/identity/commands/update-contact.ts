import type { identitySchemas } from '@yuanhang/contract/schemas';
import { isPhone } from '@yuanhang/domain';
import type { z } from 'zod';
import type { Tx } from '../../../platform/database';
import { fieldError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { Student, User } from '../model';

type Contact = z.output<typeof identitySchemas.updateContact.body>;

/** Updates the contact data that were sent; all other data belong to the register. Throws `invalid_phone`. */
export async function updateContact(
  { database, clock }: IdentityContext,
  userId: string,
  contact: Contact,
  tx: Tx,
): Promise<void> {
  for (const field of ['phone', 'emergencyPhone'] as const) {
    const number = contact[field];
    if (number && !isPhone(number)) throw fieldError(field, 'invalid_phone', '电话号码不正确');
  }
  const { phone, email, address, emergencyName, emergencyRelation, emergencyPhone } = contact;
  const user = given({ phone, email });
  const student = given({ address, emergencyName, emergencyRelation, emergencyPhone });
  // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
  if (user)
    await database.model(User).update({ ...user, updatedAt: clock.now() }, { where: { id: userId }, transaction: tx });
  if (student) await database.model(Student).update(student, { where: { userId }, transaction: tx });
}

/** The fields that were sent, with null for an empty one; null when none was sent. */
function given<K extends string>(
  fields: Readonly<Record<K, string | undefined>>,
): { [Key in K]?: string | null } | null {
  const sent = Object.entries<string | undefined>(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value || null]],
  );
  return sent.length === 0 ? null : Object.fromEntries(sent);
}
