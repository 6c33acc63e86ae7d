import { isPhone, type Role } from '@yuanhang/domain';
import type { Database } from '../../platform/database';
import type { Audit } from '../audit';
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

/** Who did it, for the audit log. */
export interface AuditActor {
  readonly id: string;
  readonly role: Role;
}
export type CasLookup = { readonly userId: string } | { readonly userId: null; readonly why: 'unknown' | 'disabled' };

const maxNameLength = 60;
const maxEmailLength = 120;

/** What CAS may tell of a person, and under which attribute; see CAS_ATTRIBUTES in the configuration. */
export type CasField = 'name' | 'phone' | 'email' | 'collegeCode';

/** What is done to an account as a whole. Each change ends its sessions: it counts from the very next request. */
export function createAccounts({ database, audit, sessions, people, firstAdminCasId, casAttributes }: AccountsDeps) {
  /** Under our names; what is not mapped is not ours to know. */
  const attributesOf = (given: Readonly<Record<string, string>>): Partial<Record<CasField, string>> =>
    Object.fromEntries(
      Object.entries(casAttributes).flatMap(([field, attribute]) => {
        const value = given[attribute]?.trim();
        return value ? [[field, value]] : [];
      }),
    );

  /** The name always; contact data only where there is none; a student's college by its code. */
  async function refresh(userId: string, attributes: Partial<Record<CasField, string>>): Promise<void> {
    const { name, phone, email, collegeCode } = attributes;
    await database.transaction(async (tx) => {
      const known = await database.first<{ name: string; phone: string | null; email: string | null }>(
        'SELECT name, phone, email FROM users WHERE id = :userId',
        { userId },
        tx,
      );
      const changes = {
        ...(name && name.length <= maxNameLength && name !== known?.name ? { name } : {}),
        ...(phone && !known?.phone && isPhone(phone) ? { phone } : {}),
        ...(email && !known?.email && email.length <= maxEmailLength ? { email } : {}),
      };
      if (Object.keys(changes).length > 0) await database.update('users', { id: userId }, changes, tx);
      if (!collegeCode) return;
      await database.write(
        `UPDATE students SET college_id = (SELECT c.id FROM colleges c WHERE c.code = :collegeCode)
         WHERE user_id = :userId AND EXISTS (SELECT 1 FROM colleges c WHERE c.code = :collegeCode)`,
        { userId, collegeCode },
        tx,
      );
    });
  }

  return {
    /**
     * Whose CAS id it is. The configured first administrator is made known by coming; of everyone else the register
     * takes what CAS knows better.
     */
    async personOfCas(casId: string, given: Readonly<Record<string, string>>): Promise<CasLookup> {
      const attributes = attributesOf(given);
      const known = await database.first<{ id: string; status: 'active' | 'disabled' }>(
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

    /** On this device. */
    signOut: (sessionId: string): Promise<void> => database.transaction((tx) => sessions.close(sessionId, tx)),

    /** On every device of whoever asks. */
    async signOutEverywhere(by: AuditActor): Promise<void> {
      const subject = { type: 'user', id: by.id };
      await database.transaction(async (tx) => {
        await sessions.closeAll(by.id, tx);
        await audit.record(tx, { actor: by, action: 'sign_out_everywhere', subject, detail: '' });
      });
    },
  };
}
