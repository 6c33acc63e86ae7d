import { randomInt } from 'node:crypto';
import { bindingCodeLetters, minuteMilliseconds, normaliseBindingCode } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { hashToken } from '../../platform/crypto';
import { type Database, newId, type Tx } from '../../platform/database';

const codeMinutes = 10;
const guessMinutes = 10;
/** Wrong guesses in `guessMinutes`: of one contact, and of all together. */
const guessesPerContact = 5;
const guessesInAll = 60;

export type BindOutcome =
  | { readonly bound: true; readonly userId: string; readonly name: string }
  | { readonly bound: false; readonly why: 'wrong' | 'too_many' };

const minutes = (count: number) => count * minuteMilliseconds;

/** Three letters and three digits: `ABC-123`, easy to type on a phone. */
function newCode(): string {
  const letters = Array.from({ length: 3 }, () => bindingCodeLetters[randomInt(bindingCodeLetters.length)]).join('');
  return `${letters}-${String(randomInt(1000)).padStart(3, '0')}`;
}

/** One-time codes by which a chat contact shows whose it is, and the guessing they have to withstand. */
export function createChatBinding({ database, clock }: { database: Database; clock: Clock }) {
  async function mayGuess(contactId: string, now: Date, tx: Tx): Promise<boolean> {
    const since = new Date(now.getTime() - minutes(guessMinutes));
    await database.write('DELETE FROM binding_attempts WHERE at <= :since', { since }, tx);
    const wrong = await database.first<{ own: number; everyone: number }>(
      `SELECT COUNT(CASE WHEN contact_id = :contactId THEN 1 END) AS own, COUNT(*) AS everyone FROM binding_attempts`,
      { contactId },
      tx,
    );
    return Number(wrong?.own ?? 0) < guessesPerContact && Number(wrong?.everyone ?? 0) < guessesInAll;
  }

  /** Whose code it is; it is used up. Null for none that counts. */
  async function redeem(typed: string, now: Date, tx: Tx): Promise<{ userId: string; name: string } | null> {
    const code = normaliseBindingCode(typed);
    if (code === null) return null;
    const values = { hash: hashToken(code), now };
    const found = await database.first<{ userId: string; name: string }>(
      `SELECT b.user_id AS userId, u.name FROM binding_codes b JOIN users u ON u.id = b.user_id
       WHERE b.code_hash = :hash AND b.used_at IS NULL AND b.expires_at > :now AND u.status = 'active'`,
      values,
      tx,
    );
    const use = 'UPDATE binding_codes SET used_at = :now WHERE code_hash = :hash AND used_at IS NULL';
    return found && (await database.write(use, values, tx)) === 1 ? found : null;
  }

  return {
    /** A new code; an older one of the same person dies, and so does whatever expired. */
    createCode(userId: string): Promise<{ code: string; expiresAt: Date }> {
      const now = clock.real();
      const expiresAt = new Date(now.getTime() + minutes(codeMinutes));
      return database.transaction(async (tx) => {
        await database.write(
          'DELETE FROM binding_codes WHERE user_id = :userId OR expires_at <= :now',
          { userId, now },
          tx,
        );
        for (;;) {
          const code = newCode();
          const row = { code_hash: hashToken(code), user_id: userId, expires_at: expiresAt };
          if (await database.insertIfAbsent('binding_codes', row, tx)) return { code, expiresAt };
        }
      });
    },

    /** Binds a contact of that login to whoever got the code. Only wrong guesses count: a whole class may bind at once. */
    bind(loginId: string, contactId: string, typed: string): Promise<BindOutcome> {
      const now = clock.real();
      return database.transaction(async (tx) => {
        // One at a time: of many guesses sent together, none may slip in below the limit.
        await database.write('UPDATE chat_logins SET state = state WHERE id = :loginId', { loginId }, tx);
        if (!(await mayGuess(contactId, now, tx))) return { bound: false, why: 'too_many' };
        const found = await redeem(typed, now, tx);
        if (!found) {
          await database.insert('binding_attempts', { contact_id: contactId, at: now }, tx);
          return { bound: false, why: 'wrong' };
        }
        const { userId } = found;
        await database.write(
          'DELETE FROM chat_bindings WHERE login_id = :loginId AND (contact_id = :contactId OR user_id = :userId)',
          { loginId, contactId, userId },
          tx,
        );
        const row = { id: newId(), login_id: loginId, user_id: userId, contact_id: contactId };
        await database.insert('chat_bindings', { ...row, chat_messages: true, bound_at: now }, tx);
        return { bound: true, ...found };
      });
    },
  };
}
