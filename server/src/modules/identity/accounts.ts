import { isPhone, type Role } from '@yuanhang/domain';
import type { Database, RowOf } from '../../platform/database';
import type { Audit } from '../audit';
import { College, Student, User } from './model';
import type { People } from './people';
import type { Sessions } from './sessions';

export interface AccountsDeps {
  readonly database: Database;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly people: People;
  /** The first administrator of a production system, by CAS id. */
  readonly firstAdminCasId: string | undefined;
  readonly casAttributes: Readonly<Partial<Record<CasField, string>>>;
}

/** The person who acts, for the audit log. */
export interface AuditActor {
  readonly id: string;
  readonly role: Role;
}
export type CasLookup = { readonly userId: string } | { readonly userId: null; readonly why: 'unknown' | 'disabled' };

const maxNameLength = 60;
const maxEmailLength = 120;

/** What an answer of CAS may say about a person; CAS_ATTRIBUTES in the configuration names the attribute of each. */
export type CasField = 'name' | 'phone' | 'email' | 'collegeCode';

/** Finds the account of a CAS sign-in, and signs out. */
export function createAccounts({ database, audit, sessions, people, firstAdminCasId, casAttributes }: AccountsDeps) {
  /** The attributes of CAS under our names; attributes that are not configured are left out. */
  const attributesOf = (given: Readonly<Record<string, string>>): Partial<Record<CasField, string>> =>
    Object.fromEntries(
      Object.entries(casAttributes).flatMap(([field, attribute]) => {
        const value = given[attribute]?.trim();
        return value ? [[field, value]] : [];
      }),
    );

  /** Takes the name from CAS, contact data only where the account has none, and a student's college by its code. */
  async function refresh(userId: string, attributes: Partial<Record<CasField, string>>): Promise<void> {
    const { name, phone, email, collegeCode } = attributes;
    await database.transaction(async (tx) => {
      const known = await database.model(User).findOne({ where: { id: userId }, transaction: tx });
      const changes = {
        ...(name && name.length <= maxNameLength && name !== known?.name ? { name } : {}),
        ...(phone && !known?.phone && isPhone(phone) ? { phone } : {}),
        ...(email && !known?.email && email.length <= maxEmailLength ? { email } : {}),
      };
      // Not `save`: it would raise the version, and an administrator who edits the account would have to start again.
      if (Object.keys(changes).length > 0)
        await database.model(User).update(changes, { where: { id: userId }, transaction: tx });
      if (!collegeCode) return;
      const college = await database.model(College).findOne({ where: { code: collegeCode }, transaction: tx });
      if (college)
        await database.model(Student).update({ collegeId: college.id }, { where: { userId }, transaction: tx });
    });
  }

  return {
    /**
     * The user with this CAS id, whose account is brought up to date with what CAS says. The account of the configured
     * first administrator is created at their first sign-in.
     */
    async personOfCas(casId: string, given: Readonly<Record<string, string>>): Promise<CasLookup> {
      const attributes = attributesOf(given);
      const known = await database.first<Pick<RowOf<User>, 'id' | 'status'>>(
        'SELECT id, status FROM users WHERE cas_id = :casId',
        { casId },
      );
      if (known) {
        if (known.status !== 'active') return { userId: null, why: 'disabled' };
        await refresh(known.id, attributes);
        return { userId: known.id };
      }
      if (casId !== firstAdminCasId) return { userId: null, why: 'unknown' };
      const name = (attributes.name ?? casId).slice(0, maxNameLength);
      const userId = await people.createStaff({ name, casId, roles: [{ role: 'admin' }] });
      await database.transaction((tx) =>
        audit.record(tx, {
          actor: { id: 'system', role: 'system' },
          action: 'first_admin',
          subject: { type: 'user', id: userId },
          detail: casId,
        }),
      );
      return { userId };
    },

    /** Ends this session. */
    signOut: (sessionId: string): Promise<void> => database.transaction((tx) => sessions.close(sessionId, tx)),

    /** Ends every session of the person who asks. */
    async signOutEverywhere(by: AuditActor): Promise<void> {
      const subject = { type: 'user', id: by.id };
      await database.transaction(async (tx) => {
        await sessions.closeAll(by.id, tx);
        await audit.record(tx, { actor: by, action: 'sign_out_everywhere', subject, detail: '' });
      });
    },
  };
}
