import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import type { RateLimits } from '../../platform/rate-limits';
import type { Audit } from '../audit';
import { type CasField, createAccounts } from './accounts';
import { createChat } from './chat';
import { createColleges } from './colleges';
import { createHandovers } from './handovers';
import { expiredRecords } from './jobs/expired-records';
import { myRecord } from './my-record';
import { createPeople } from './people';
import { identityQueries } from './queries';
import { createRegister } from './register';
import { createSessions } from './sessions';
import { createSignIn } from './sign-in';
import { staffAccounts } from './staff-accounts';
import { createStaffRegister } from './staff-register';
import { studentDirectory } from './student-directory';

export interface IdentityDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly audit: Audit;
  readonly rateLimits: RateLimits;
  readonly sessionDays: number;
  readonly botToken: string;
  readonly localAccounts: boolean;
  /** The first administrator of a production system, by CAS id. */
  readonly firstAdminCasId: string | undefined;
  /** The attributes of CAS answers by what they mean. */
  readonly casAttributes: Readonly<Partial<Record<CasField, string>>>;
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
    ...createAccounts({ ...deps, sessions, people }),
    colleges: createColleges(deps),
    register: createRegister(deps),
    staffRegister: createStaffRegister(deps),
    directory: studentDirectory(deps),
    staff: staffAccounts({ ...deps, sessions }),
    expiredRecords: expiredRecords(database, clock),
    handovers: createHandovers(deps),
    signIn: createSignIn({ ...deps, sessions, guesses: deps.rateLimits('sign-in', 10, 15 * 60) }),
    chat: createChat({ database, clock }),

    record: myRecord(deps),
  };
}
export type Identity = ReturnType<typeof createIdentity>;
