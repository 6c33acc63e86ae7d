import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx, toDate } from '../../platform/database';
import { AppError } from '../../platform/errors';

/** The bot's present login: the generation that every binding belongs to. */
export interface ChatLogin {
  readonly id: string;
  readonly startedAt: Date;
  /** The bot that speaks for it; null when any may. */
  readonly instance: string | null;
}
interface LoginRow {
  readonly id: string;
  readonly puppet: string;
  readonly account_id: string;
  readonly instance: string | null;
  readonly state: string;
  readonly started_at: string | Date;
  readonly seen_at: string | Date;
}

/** Three heartbeats missed: whoever spoke is gone, and one that stands by takes over. */
const silentMilliseconds = 60_000;

/** Whether this bot is the one that speaks; one without a name always is. */
export const isActiveInstance = ({ instance }: Pick<ChatLogin, 'instance'>, asking: string | undefined): boolean =>
  asking === undefined || instance === null || instance === asking;

/** The bot's logins, and which of several bots on one account is the one that speaks. */
export function createChatLogins({ database, clock }: { database: Database; clock: Clock }) {
  const current = (tx?: Tx) => database.first<LoginRow>('SELECT * FROM chat_logins WHERE current_marker = 1', {}, tx);

  return {
    async currentLogin(tx?: Tx): Promise<ChatLogin | null> {
      const row = await current(tx);
      return row && { id: row.id, startedAt: toDate(row.started_at), instance: row.instance };
    },

    /**
     * The bot logged in. The same account again continues; another one makes every binding void. Whoever logs in
     * last speaks: a bot that was killed is followed at once, one that still runs hears that it stands by.
     */
    login(bot: {
      puppet: string;
      accountId: string;
      instance?: string | undefined;
    }): Promise<{ loginId: string; isNew: boolean }> {
      const { puppet, accountId, instance = null } = bot;
      return database.transaction(async (tx) => {
        const now = clock.real();
        const before = await current(tx);
        if (before?.account_id === accountId && before.puppet === puppet) {
          await database.update('chat_logins', { id: before.id }, { state: 'online', seen_at: now, instance }, tx);
          return { loginId: before.id, isNew: false };
        }
        await database.write('UPDATE chat_logins SET current_marker = NULL WHERE current_marker = 1', {}, tx);
        const id = newId();
        const times = { started_at: now, seen_at: now };
        const row = { id, puppet, account_id: accountId, state: 'online', instance, ...times, current_marker: 1 };
        await database.insert('chat_logins', row, tx);
        return { loginId: id, isNew: true };
      });
    },

    /** Whether this bot is the one that speaks. Throws `not_found` for a login that was never heard of. */
    async heartbeat(beat: { loginId: string | null; state: string; instance?: string | undefined }): Promise<boolean> {
      const { loginId, state, instance } = beat;
      if (loginId === null) return true;
      return database.transaction(async (tx) => {
        const login = await database.first<LoginRow>('SELECT * FROM chat_logins WHERE id = :loginId', { loginId }, tx);
        if (!login) throw new AppError('not_found', { message: '没有这次登录，请重新登录' });
        const now = clock.real();
        const silent =
          login.state === 'offline' || now.getTime() - toDate(login.seen_at).getTime() > silentMilliseconds;
        if (!isActiveInstance(login, instance) && (!silent || state === 'offline')) return false;
        const speaker = state === 'offline' ? null : (instance ?? login.instance);
        await database.update('chat_logins', { id: loginId }, { state, seen_at: now, instance: speaker }, tx);
        return true;
      });
    },
  };
}
