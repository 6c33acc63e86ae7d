import { isPhone, type Role, type StaffRole } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import { fieldError } from '../../platform/errors';
import { rateLimit } from '../../platform/http';
import type { Audit } from '../audit';
import { createChat } from './chat';
import { createHandovers } from './handovers';
import { createPeople } from './people';
import { identityQueries } from './queries';
import { createSessions } from './sessions';
import { createSignIn } from './sign-in';

export interface IdentityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly audit: Audit;
  readonly sessionDays: number;
  readonly botToken: string;
  readonly localAccounts: boolean;
  /** The first administrator of a production system, by CAS id. */
  readonly firstAdminCasId: string | undefined;
}

/** People, their sessions, and the chat contacts they are bound to. */
export function createIdentity(deps: IdentityDeps) {
  const { database, clock } = deps;
  const sessions = createSessions(deps);
  const queries = identityQueries(database);
  const people = createPeople(deps);
  return {
    ...queries,
    sessions,
    authenticate: sessions.authenticate,
    people,
    handovers: createHandovers(deps),
    signIn: createSignIn({ ...deps, sessions, guesses: rateLimit('sign-in', 10, 15 * 60) }),
    chat: createChat({ database, clock }),

    /** Students keep their own contact data; everything else is the register's. */
    async updateContact(
      userId: string,
      { phone, email }: { phone?: string | undefined; email?: string | undefined },
    ): Promise<void> {
      if (phone && !isPhone(phone)) throw fieldError('phone', 'invalid_phone', '电话号码不正确');
      const changes = {
        ...(phone === undefined ? {} : { phone: phone || null }),
        ...(email === undefined ? {} : { email: email || null }),
      };
      if (Object.keys(changes).length === 0) return;
      await database.transaction((tx) =>
        database.update('users', { id: userId }, { ...changes, updated_at: clock.now() }, tx),
      );
    },

    /** The active user of a CAS id; null for whoever is not known here. The configured first administrator is made known. */
    async personOfCas(casId: string, attributes: Readonly<Record<string, string>>): Promise<string | null> {
      const known = await database.first<{ id: string }>(
        "SELECT id FROM users WHERE cas_id = :casId AND status = 'active'",
        { casId },
      );
      if (known) return known.id;
      if (casId !== deps.firstAdminCasId) return null;
      return people.createStaff({ name: attributes.cn ?? casId, casId, roles: [{ role: 'admin' }] });
    },

    /** Changed roles count from the very next request: every session ends. */
    async setRoles(
      by: { id: string; role: Role },
      userId: string,
      roles: readonly { role: StaffRole; collegeId?: string }[],
    ): Promise<void> {
      await database.transaction(async (tx) => {
        await database.write("DELETE FROM user_roles WHERE user_id = :userId AND role <> 'student'", { userId }, tx);
        for (const { role, collegeId } of roles) {
          await database.insert('user_roles', { user_id: userId, role, college_id: collegeId ?? '' }, tx);
        }
        await sessions.closeAll(userId, tx);
        const detail = roles.map(({ role }) => role).join('、');
        await deps.audit.record(tx, { actor: by, action: 'set_roles', subject: { type: 'user', id: userId }, detail });
      });
    },

    closeSession: (sessionId: string): Promise<void> => database.transaction((tx) => sessions.close(sessionId, tx)),
    closeAllSessions: (userId: string): Promise<void> => database.transaction((tx) => sessions.closeAll(userId, tx)),

    /** A disabled user is out with the very next request. */
    async disable(userId: string): Promise<void> {
      await database.transaction(async (tx) => {
        await database.update('users', { id: userId }, { status: 'disabled' }, tx);
        await sessions.closeAll(userId, tx);
      });
    },
  };
}
export type Identity = ReturnType<typeof createIdentity>;
