import { randomInt } from 'node:crypto';
import { bindingCodeLetters, normaliseBindingCode } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { hashToken } from '../../platform/crypto';
import { type Database, newId, type Tx, toBoolean, toDate, toInstant } from '../../platform/database';
import type { RateLimit } from '../../platform/http';

const codeMinutes = 10;
const guessesPerContact = 5;
const guessMinutes = 10;

export interface ChatDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** Over all contacts together. */
  readonly guessLimit: RateLimit;
}

export type BindOutcome =
  | { readonly bound: true; readonly userId: string; readonly name: string }
  | { readonly bound: false; readonly why: 'wrong' | 'too_many' };

const minutesAgo = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

/** Three letters and three digits: `ABC-123`, easy to type on a phone. */
function newCode(): string {
  const letters = Array.from({ length: 3 }, () => bindingCodeLetters[randomInt(bindingCodeLetters.length)]).join('');
  return `${letters}-${String(randomInt(1000)).padStart(3, '0')}`;
}

/** Which chat contact is which student. A binding belongs to one login of the bot: contact ids change with it. */
export function createChat({ database, clock, guessLimit }: ChatDeps) {
  const currentLogin = (tx?: Tx) =>
    database.first<{ id: string }>('SELECT id FROM chat_logins WHERE current_marker = 1', {}, tx);

  return {
    currentLogin,

    /** The bot logged in. The same account again continues; another one makes every binding void. */
    login({ puppet, accountId }: { puppet: string; accountId: string }): Promise<{ loginId: string; isNew: boolean }> {
      return database.transaction(async (tx) => {
        const now = clock.real();
        const current = await database.first<{ id: string; account_id: string; puppet: string }>(
          'SELECT id, account_id, puppet FROM chat_logins WHERE current_marker = 1',
          {},
          tx,
        );
        if (current?.account_id === accountId && current.puppet === puppet) {
          await database.update('chat_logins', { id: current.id }, { state: 'online', seen_at: now }, tx);
          return { loginId: current.id, isNew: false };
        }
        await database.write('UPDATE chat_logins SET current_marker = NULL WHERE current_marker = 1', {}, tx);
        const id = newId();
        const row = {
          id,
          puppet,
          account_id: accountId,
          state: 'online',
          started_at: now,
          seen_at: now,
          current_marker: 1,
        };
        await database.insert('chat_logins', row, tx);
        return { loginId: id, isNew: true };
      });
    },

    async heartbeat(loginId: string | null, state: string): Promise<void> {
      if (loginId === null) return;
      await database.transaction((tx) =>
        database.update('chat_logins', { id: loginId }, { state, seen_at: clock.real() }, tx),
      );
    },

    /** A new code; an older unused one dies. */
    createCode(userId: string): Promise<{ code: string; expiresAt: Date }> {
      const code = newCode();
      const expiresAt = new Date(clock.real().getTime() + codeMinutes * 60_000);
      return database.transaction(async (tx) => {
        await database.write('DELETE FROM binding_codes WHERE user_id = :userId AND used_at IS NULL', { userId }, tx);
        await database.insert(
          'binding_codes',
          { code_hash: hashToken(code), user_id: userId, expires_at: expiresAt },
          tx,
        );
        return { code, expiresAt };
      });
    },

    /** Binds a contact of the current login to whoever got the code. Guessing is counted per contact and over all. */
    async bind(loginId: string, contactId: string, typed: string): Promise<BindOutcome> {
      const now = clock.real();
      const tries = await database.first<{ count: number }>(
        'SELECT COUNT(*) AS count FROM binding_attempts WHERE contact_id = :contactId AND at > :since',
        { contactId, since: minutesAgo(now, guessMinutes) },
      );
      if (Number(tries?.count ?? 0) >= guessesPerContact) return { bound: false, why: 'too_many' };
      await guessLimit.take('all');
      const code = normaliseBindingCode(typed);
      return database.transaction(async (tx) => {
        const found =
          code &&
          (await database.first<{ user_id: string; name: string; code_hash: string }>(
            `SELECT b.user_id, u.name, b.code_hash FROM binding_codes b JOIN users u ON u.id = b.user_id
             WHERE b.code_hash = :hash AND b.used_at IS NULL AND b.expires_at > :now AND u.status = 'active'`,
            { hash: hashToken(code), now },
            tx,
          ));
        const used =
          found &&
          (await database.write(
            'UPDATE binding_codes SET used_at = :now WHERE code_hash = :hash AND used_at IS NULL',
            { now, hash: found.code_hash },
            tx,
          ));
        if (!found || used !== 1) {
          await database.insert('binding_attempts', { contact_id: contactId, at: now }, tx);
          return { bound: false, why: 'wrong' };
        }
        await database.write(
          'DELETE FROM chat_bindings WHERE login_id = :loginId AND (contact_id = :contactId OR user_id = :userId)',
          { loginId, contactId, userId: found.user_id },
          tx,
        );
        const row = {
          id: newId(),
          login_id: loginId,
          user_id: found.user_id,
          contact_id: contactId,
          chat_messages: true,
          bound_at: now,
        };
        await database.insert('chat_bindings', row, tx);
        return { bound: true, userId: found.user_id, name: found.name };
      });
    },

    /** The active student behind a contact of this login; null for strangers. */
    studentByContact(loginId: string, contactId: string): Promise<{ userId: string; name: string } | null> {
      return database.first(
        `SELECT u.id AS userId, u.name FROM chat_bindings b JOIN users u ON u.id = b.user_id
         WHERE b.login_id = :loginId AND b.contact_id = :contactId AND u.status = 'active'`,
        { loginId, contactId },
      );
    },

    /** What 我的 shows. `expired`: bound once, but not in the bot's present login. */
    async bindingOf(userId: string) {
      const row = await database.first<{
        bound_at: string | Date;
        chat_messages: number;
        current_marker: number | null;
      }>(
        `SELECT b.bound_at, b.chat_messages, l.current_marker FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id
         WHERE b.user_id = :userId ORDER BY l.started_at DESC LIMIT 1`,
        { userId },
      );
      const bound = row !== null && row.current_marker !== null;
      return {
        bound,
        boundAt: row && bound ? toInstant(toDate(row.bound_at)) : null,
        expired: row !== null && !bound,
        chatMessages: row !== null && bound && toBoolean(row.chat_messages),
      };
    },

    async unbind(userId: string): Promise<void> {
      await database.transaction((tx) =>
        database.write('DELETE FROM chat_bindings WHERE user_id = :userId', { userId }, tx),
      );
    },

    /** 退订 / 订阅: safety messages come anyway. */
    async setChatMessages(userId: string, on: boolean): Promise<void> {
      await database.transaction((tx) =>
        database.update('chat_bindings', { user_id: userId }, { chat_messages: on }, tx),
      );
    },
  };
}
export type Chat = ReturnType<typeof createChat>;
