import { type RowOf, type Tx, toDate } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { ChatLogin } from '../model';

/** The bot's current login. Contact ids change with every login, so each binding belongs to one. */
export type CurrentLogin = Pick<ChatLogin, 'id' | 'startedAt' | 'instance'>;

/** Null before the bot logged in for the first time. */
export async function currentLogin({ database }: IdentityContext, tx?: Tx): Promise<CurrentLogin | null> {
  const login = await database.first<Pick<RowOf<ChatLogin>, 'id' | 'started_at' | 'instance'>>(
    'SELECT id, started_at, instance FROM chat_logins WHERE current_marker = 1',
    {},
    tx,
  );
  return login && { id: login.id, startedAt: toDate(login.started_at), instance: login.instance };
}

/**
 * Whether this bot is the active one. A bot without an instance always is, and so is any bot while the login has no
 * active instance.
 */
export const isActiveInstance = ({ instance }: Pick<CurrentLogin, 'instance'>, asking: string | undefined): boolean =>
  asking === undefined || instance === null || instance === asking;
