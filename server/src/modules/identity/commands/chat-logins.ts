import { newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { IdentityContext } from '../context';
import { ChatLogin } from '../model';
import { isActiveInstance } from '../reads/chat-logins';

/** After three missed heartbeats the active bot counts as gone, and a bot on standby takes over. */
const silentMilliseconds = 60_000;

/**
 * Records that the bot logged in. The same account continues its login; another account voids every binding. The bot
 * that logged in last is the active one: it replaces a killed bot at once, and a bot that is still running learns
 * from its heartbeat that it is on standby.
 */
export async function recordLogin(
  { database, clock }: IdentityContext,
  bot: { readonly puppet: string; readonly accountId: string; readonly instance?: string | undefined },
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
}

/** Records a heartbeat and returns whether this bot is the active one. Throws `not_found` for an unknown login. */
export async function recordHeartbeat(
  { database, clock }: IdentityContext,
  beat: {
    readonly loginId: string | null;
    readonly state: ChatLogin['state'];
    readonly instance?: string | undefined;
  },
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
}
