import type { Role, StaffRole } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import type { Audit } from '../audit';
import type { People } from './people';
import type { Sessions } from './sessions';

export interface AccountsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly people: People;
  /** The first administrator of a production system, by CAS id. */
  readonly firstAdminCasId: string | undefined;
}

/** Who did it, for the audit log. */
export interface By {
  readonly id: string;
  readonly role: Role;
}
export type PersonOfCas = { readonly userId: string } | { readonly userId: null; readonly why: 'unknown' | 'disabled' };

const longestName = 60;

/** What is done to an account as a whole. Each change ends its sessions: it counts from the very next request. */
export function createAccounts({ database, clock, audit, sessions, people, firstAdminCasId }: AccountsDeps) {
  return {
    /** Whose CAS id it is. The configured first administrator is made known by coming. */
    async personOfCas(casId: string, attributes: Readonly<Record<string, string>>): Promise<PersonOfCas> {
      const known = await database.first<{ id: string; status: 'active' | 'disabled' }>(
        'SELECT id, status FROM users WHERE cas_id = :casId',
        { casId },
      );
      if (known) return known.status === 'active' ? { userId: known.id } : { userId: null, why: 'disabled' };
      if (casId !== firstAdminCasId) return { userId: null, why: 'unknown' };
      const name = (attributes.cn ?? casId).slice(0, longestName);
      return { userId: await people.createStaff({ name, casId, roles: [{ role: 'admin' }] }) };
    },

    /** Replaces the roles of staff; being a student is the register's. */
    async setRoles(
      by: By,
      userId: string,
      roles: readonly { readonly role: StaffRole; readonly collegeId?: string }[],
    ): Promise<void> {
      await database.transaction(async (tx) => {
        await database.write("DELETE FROM user_roles WHERE user_id = :userId AND role <> 'student'", { userId }, tx);
        for (const { role, collegeId } of roles) {
          await database.insert('user_roles', { user_id: userId, role, college_id: collegeId ?? '' }, tx);
        }
        await sessions.closeAll(userId, tx);
        const detail = roles.map(({ role }) => role).join('、');
        await audit.record(tx, { actor: by, action: 'set_roles', subject: { type: 'user', id: userId }, detail });
      });
    },

    async disable(by: By, userId: string): Promise<void> {
      await database.transaction(async (tx) => {
        await database.update('users', { id: userId }, { status: 'disabled', updated_at: clock.now() }, tx);
        await sessions.closeAll(userId, tx);
        await audit.record(tx, {
          actor: by,
          action: 'disable_user',
          subject: { type: 'user', id: userId },
          detail: '',
        });
      });
    },

    /** On this device. */
    signOut: (sessionId: string): Promise<void> => database.transaction((tx) => sessions.close(sessionId, tx)),

    /** On every device of whoever asks. */
    async signOutEverywhere(by: By): Promise<void> {
      const subject = { type: 'user', id: by.id };
      await database.transaction(async (tx) => {
        await sessions.closeAll(by.id, tx);
        await audit.record(tx, { actor: by, action: 'sign_out_everywhere', subject, detail: '' });
      });
    },
  };
}
