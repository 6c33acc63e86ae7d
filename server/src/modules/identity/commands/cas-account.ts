import { cleanText, isPhone } from '@yuanhang/domain';
import type { RowOf } from '../../../platform/database';
import { bySpelling } from '../account-keys';
import type { CasField, IdentityContext } from '../context';
import { keepStudentsSearchable } from '../jobs/search-index';
import { College, Student, User } from '../model';
import { createStaff } from './people';
import { recordRefusedSignIn } from './refused-sign-ins';

export type CasLookup = { readonly userId: string } | { readonly userId: null; readonly why: 'unknown' | 'disabled' };

const maxNameLength = 60;
const maxEmailLength = 120;

/**
 * The user with this CAS id, whatever its case, with the account updated from CAS. The account of the configured first administrator is
 * created at their first sign-in.
 * @param given attributes of the CAS response, under the names of CAS
 */
export async function personOfCas(
  context: IdentityContext,
  casId: string,
  given: Readonly<Record<string, string>>,
): Promise<CasLookup> {
  const attributes = attributesOf(context, given);
  const accounts = await context.database.select<Pick<RowOf<User>, 'id' | 'status' | 'cas_id'>>(
    'SELECT id, status, cas_id FROM users WHERE cas_key = :key',
    { key: casId.toLowerCase() },
  );
  const known = bySpelling(accounts, casId, (account) => account.cas_id);
  if (!known) {
    if (casId.toLowerCase() !== context.firstAdminCasId?.toLowerCase()) {
      await recordRefusedSignIn(context, { reason: 'cas_stranger', userId: null, casId });
      return { userId: null, why: 'unknown' };
    }
    return { userId: await createFirstAdministrator(context, casId, attributes.name ?? casId) };
  }
  if (known.status !== 'active') {
    await recordRefusedSignIn(context, { reason: 'disabled', userId: known.id });
    return { userId: null, why: 'disabled' };
  }
  await refresh(context, known.id, attributes);
  return { userId: known.id };
}

/** The CAS attributes under our names, without attributes that are not configured. */
const attributesOf = (
  { casAttributes }: IdentityContext,
  given: Readonly<Record<string, string>>,
): Partial<Record<CasField, string>> =>
  Object.fromEntries(
    Object.entries(casAttributes).flatMap(([field, attribute]) => {
      const value = cleanText(given[attribute] ?? '');
      return value === '' || isGarbled(value) ? [] : [[field, value]];
    }),
  );

/** Broken characters, and text that was encoded once more than decoded: `&#26519;`, `&lt;`, `%E6%9E%97`, `\u6797`. */
const isGarbled = (text: string): boolean => /\ufffd|&#|&[a-z]+;|%[0-9a-f]{2}|\\u[0-9a-f]{4}/i.test(text);

/** Replaces what CAS owns, fills what is empty, and moves a student to the college of the code if CAS owns it. */
async function refresh(
  { database, casOwns }: IdentityContext,
  userId: string,
  attributes: Partial<Record<CasField, string>>,
): Promise<void> {
  const { name, phone, email, collegeCode } = attributes;
  await database.transaction(async (tx) => {
    const known = await database.model(User).findOne({ where: { id: userId }, transaction: tx });
    const takes = (field: 'name' | 'phone' | 'email', value: string | undefined): value is string =>
      value !== undefined && value !== known?.[field] && (casOwns.includes(field) || !known?.[field]);
    const changes = {
      ...(takes('name', name) && name.length <= maxNameLength ? { name } : {}),
      ...(takes('phone', phone) && isPhone(phone) ? { phone } : {}),
      ...(takes('email', email) && email.length <= maxEmailLength ? { email } : {}),
    };
    // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
    if (Object.keys(changes).length > 0)
      await database.model(User).update(changes, { where: { id: userId }, transaction: tx });
    if (changes.name !== undefined) await keepStudentsSearchable(database, [userId], tx);
    if (!collegeCode || !casOwns.includes('collegeCode')) return;
    const college = await database.model(College).findOne({ where: { code: collegeCode }, transaction: tx });
    if (college)
      await database.model(Student).update({ collegeId: college.id }, { where: { userId }, transaction: tx });
  });
}

async function createFirstAdministrator(context: IdentityContext, casId: string, name: string): Promise<string> {
  const { database, audit } = context;
  const userId = await createStaff(context, { name: name.slice(0, maxNameLength), casId, roles: [{ role: 'admin' }] });
  await database.transaction((tx) =>
    audit.record(tx, {
      actor: { id: 'system', role: 'system' },
      action: 'first_admin',
      subject: { type: 'user', id: userId },
      detail: casId,
    }),
  );
  return userId;
}
