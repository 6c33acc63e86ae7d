import type { Clock } from '../../platform/clock';
import { type Database, newId, type RowOf, type Tx, toDate } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { ChatLogin } from './model';

/** The bot's present login. Contact ids change with every login, so each binding belongs to one. */
export type CurrentLogin = Pick<ChatLogin, 'id' | 'startedAt' | 'instance'>;

/** After three missed heartbeats the active bot is taken to be gone, and a bot on standby takes over. */
const silentMilliseconds = 60_000;

/** Whether this bot is the active one; a bot without a name always is, and so is any while none is named. */
export const isActiveInstance = ({ instance }: Pick<CurrentLogin, 'instance'>, asking: string | undefined): boolean =>
  asking === undefined || instance === null || instance === asking;

/** The bot's logins, and which of several bots on one account is the active one. */
export function createChatLogins({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** Null before the bot logged in for the first time. */
    async currentLogin(tx?: Tx): Promise<CurrentLogin | null> {
      const login = await database.first<Pick<RowOf<ChatLogin>, 'id' | 'started_at' | 'instance'>>(
        'SELECT id, started_at, instance FROM chat_logins WHERE current_marker = 1',
        {},
        tx,
      );
      return login && { id: login.id, startedAt: toDate(login.started_at), instance: login.instance };
    },

    /**
     * Records that the bot logged in. The same account continues its login; another account makes every binding void.
     * The bot that logged in last is the active one: one that was killed is replaced at once, and one that still runs
     * learns from its heartbeat that it is on standby.
     */
    async login(
      bot: { puppet: string; accountId: string; instance?: string | undefined },
      tx: Tx,
    ): Promise<{ loginId: string; isNew: boolean }> {
      const { puppet, accountId, instance = null } = bot;
      const now = clock.real();
      const before = await database.model(ChatLogin).findOne({ where: { currentMarker: 1 }, transaction: tx });
      if (before?.accountId === accountId && before.puppet === puppet) {
        await before.update({ state: 'online', seenAt: now, instance }, { transaction: tx });
        return { loginId: before.id, isNew: false };
      }
      // Not of `before`: when two bots log in at the same moment, the later one must end the login of the other.
      await database.model(ChatLogin).update({ currentMarker: null }, { where: { currentMarker: 1 }, transaction: tx });
      const { id } = await database
        .model(ChatLogin)
        .create(
          { id: newId(), puppet, accountId, state: 'online', instance, startedAt: now, seenAt: now, currentMarker: 1 },
          { transaction: tx },
        );
      return { loginId: id, isNew: true };
    },

    /** Records a sign of life; whether this bot is the active one. Throws `not_found` for an unknown login. */
    async heartbeat(
      beat: { loginId: string | null; state: ChatLogin['state']; instance?: string | undefined },
      tx: Tx,
    ): Promise<boolean> {
      const { loginId, state, instance } = beat;
      if (loginId === null) return true;
      const login = await database.model(ChatLogin).findOne({ where: { id: loginId }, transaction: tx });
      if (!login) throw new AppError('not_found', { message: '没有这次登录，请重新登录' });
      const now = clock.real();
      const silent = login.state === 'offline' || now.getTime() - login.seenAt.getTime() > silentMilliseconds;
      if (!isActiveInstance(login, instance) && (!silent || state === 'offline')) return false;
      const active = state === 'offline' ? null : (instance ?? login.instance);
      await login.update({ state, seenAt: now, instance: active }, { transaction: tx });
      return true;
    },
  };
}
