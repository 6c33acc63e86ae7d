import { isPhone } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import { fieldError } from '../../platform/errors';
import { rateLimit } from '../../platform/http';
import type { Audit } from '../audit';
import { createChat } from './chat';
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
}

/** People, their sessions, and the chat contacts they are bound to. */
export function createIdentity(deps: IdentityDeps) {
  const { database, clock } = deps;
  const sessions = createSessions(deps);
  const queries = identityQueries(database);
  return {
    ...queries,
    sessions,
    authenticate: sessions.authenticate,
    people: createPeople(deps),
    signIn: createSignIn({ ...deps, sessions, guesses: rateLimit('sign-in', 10, 15 * 60) }),
    chat: createChat({ database, clock, guessLimit: rateLimit('binding', 60, 600) }),

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
