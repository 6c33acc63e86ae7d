import { randomInt } from 'node:crypto';
import { bindingCodeLetters, minuteMilliseconds, normaliseBindingCode } from '@yuanhang/domain';
import { Op } from 'sequelize';
import { hashToken } from '../../../platform/crypto';
import { newId, type RowOf, type Tx } from '../../../platform/database';
import type { IdentityContext } from '../context';
import { BindingAttempt, BindingCode, ChatBinding, type User } from '../model';
import { lockChatLogin } from './locks';

const codeMinutes = 10;
const guessMinutes = 10;
/**
 * Wrong codes allowed within `guessMinutes`: from one contact, and from all contacts together. Above the second limit only
 * contacts that guessed wrong themselves wait, so that strangers cannot keep everybody from binding.
 */
const guessesPerContact = 5;
const guessesInAll = 60;

type CodeOwner = Pick<RowOf<User>, 'id' | 'name'>;
export type BindOutcome =
  | { readonly bound: true; readonly userId: string; readonly name: string }
  | { readonly bound: false; readonly why: 'wrong' | 'too_many' };

/** Creates a code that binds a chat contact once, and deletes the person's earlier codes and all that have expired. */
export async function createBindingCode(
  { database, clock }: IdentityContext,
  userId: string,
  tx: Tx,
): Promise<{ code: string; expiresAt: Date }> {
  const now = clock.real();
  const expiresAt = new Date(now.getTime() + minutes(codeMinutes));
  await database
    .model(BindingCode)
    .destroy({ where: { [Op.or]: [{ userId }, { expiresAt: { [Op.lte]: now } }] }, transaction: tx });
  for (;;) {
    const code = newCode();
    const row = { codeHash: hashToken(code), userId, expiresAt };
    if (await database.addIfAbsent(BindingCode, row, tx)) return { code, expiresAt };
  }
}

/**
 * Binds a contact of a login of the bot to the person who got the code. Only wrong codes count towards the limits,
 * because a whole class may bind at the same time. Uses a separate transaction, so that an outcome `bound: false` is
 * stored too. The person hears of a new binding on every channel, because the code may have been read by somebody else.
 */
export function bindContact(
  context: IdentityContext,
  loginId: string,
  contactId: string,
  typed: string,
): Promise<BindOutcome> {
  const { database, clock, outbox, audit } = context;
  const now = clock.real();
  return database.transaction(async (tx) => {
    // One at a time: guesses sent at the same moment would otherwise all see a count below the limit.
    await lockChatLogin(context, loginId, tx);
    if (!(await mayGuess(context, contactId, now, tx))) return { bound: false, why: 'too_many' };
    const owner = await redeem(context, typed, now, tx);
    if (!owner) {
      await database.model(BindingAttempt).create({ contactId, at: now }, { transaction: tx });
      return { bound: false, why: 'wrong' };
    }
    const { id: userId, name } = owner;
    const before = await database.model(ChatBinding).findOne({ where: { loginId, contactId }, transaction: tx });
    await database
      .model(ChatBinding)
      .destroy({ where: { loginId, [Op.or]: [{ contactId }, { userId }] }, transaction: tx });
    await database
      .model(ChatBinding)
      .create({ id: newId(), loginId, userId, contactId, chatMessages: true, boundAt: now }, { transaction: tx });
    if (before?.userId === userId) return { bound: true, userId, name };
    await outbox.append({ type: 'chat_bound', userId, name, at: now.toISOString() }, tx);
    await audit.recordOrAlarm(tx, {
      actor: { id: 'system', role: 'system' },
      action: 'bind_chat',
      subject: { type: 'user', id: userId },
      detail: '凭绑定码',
    });
    return { bound: true, userId, name };
  });
}

/** Deletes the bindings of a person, in every login of the bot. */
export async function unbindContacts({ database }: IdentityContext, userId: string, tx: Tx): Promise<void> {
  await database.model(ChatBinding).destroy({ where: { userId }, transaction: tx });
}

/** Turns chat messages on or off (订阅 / 退订). Safety messages are sent in any case. */
export async function setChatMessages(
  { database }: IdentityContext,
  userId: string,
  on: boolean,
  tx: Tx,
): Promise<void> {
  await database.model(ChatBinding).update({ chatMessages: on }, { where: { userId }, transaction: tx });
}

const minutes = (count: number): number => count * minuteMilliseconds;

/** Three letters and three digits: `ABC-123`, easy to type on a phone. */
function newCode(): string {
  const letters = Array.from({ length: 3 }, () => bindingCodeLetters[randomInt(bindingCodeLetters.length)]).join('');
  return `${letters}-${String(randomInt(1000)).padStart(3, '0')}`;
}

async function mayGuess({ database }: IdentityContext, contactId: string, now: Date, tx: Tx): Promise<boolean> {
  const since = new Date(now.getTime() - minutes(guessMinutes));
  await database.model(BindingAttempt).destroy({ where: { at: { [Op.lte]: since } }, transaction: tx });
  const wrong = await database.first<{ own: number; everyone: number }>(
    `SELECT COUNT(CASE WHEN contact_id = :contactId THEN 1 END) AS own, COUNT(*) AS everyone FROM binding_attempts`,
    { contactId },
    tx,
  );
  const own = Number(wrong?.own ?? 0);
  return own === 0 || (own < guessesPerContact && Number(wrong?.everyone ?? 0) < guessesInAll);
}

/** Uses up the code and returns the user it was made for; null for a code that is unknown, expired or used. */
async function redeem({ database }: IdentityContext, typed: string, now: Date, tx: Tx): Promise<CodeOwner | null> {
  const code = normaliseBindingCode(typed);
  if (code === null) return null;
  const codeHash = hashToken(code);
  const owner = await database.first<CodeOwner>(
    `SELECT u.id, u.name FROM binding_codes b JOIN users u ON u.id = b.user_id
     WHERE b.code_hash = :codeHash AND b.used_at IS NULL AND b.expires_at > :now AND u.status = 'active'`,
    { codeHash, now },
    tx,
  );
  if (!owner) return null;
  const [used] = await database
    .model(BindingCode)
    .update({ usedAt: now }, { where: { codeHash, usedAt: null }, transaction: tx });
  return used === 1 ? owner : null;
}
