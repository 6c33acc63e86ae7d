import { isOfColleges, isStaffRole, minuteMilliseconds, staffIdleMinutes } from '@yuanhang/domain';
import { equalInConstantTime, hashToken } from '../../../platform/crypto';
import { isUnwritable, toBoolean, toDate, toDateOrNull } from '../../../platform/database';
import type { Principal } from '../../../platform/http';
import type { IdentityContext } from '../context';
import { Session, type SessionClient } from '../model';
import { sessionExpiry } from './sessions';

/** Minimum age of `seen_at` before a request writes it, so that most reads do not write. */
const touchMilliseconds = 10 * minuteMilliseconds;

const bot: Principal = {
  userId: 'bot',
  roles: ['bot'],
  collegeIds: [],
  sessionId: 'bot',
  name: '远航助手',
};

/**
 * The person of a token; null for a token that is unknown, expired or revoked, belongs to a disabled user, or is sent in
 * another way than its session's kind of client sends it: a cookie's token as a header would escape the end of unused
 * sessions of staff and the check of the origin. A session of staff in a browser ends after `staffIdleMinutes` without use.
 * @param sentBy `browser` for a token in a cookie, `phone` for one in a header
 */
export async function authenticate(
  context: IdentityContext,
  token: string,
  sentBy: SessionClient,
): Promise<Principal | null> {
  const { clock, botToken, sessionsByToken } = context;
  if (sentBy === 'phone' && equalInConstantTime(token, botToken)) return bot;
  const hash = hashToken(token);
  const rows = (await sessionsByToken([hash])).get(hash) ?? [];
  const [first] = rows;
  if (first?.client !== sentBy) return null;
  const isDesk = first.client === 'browser' && rows.some(({ role }) => role !== null && isStaffRole(role));
  const unseen = clock.real().getTime() - toDate(first.seen_at).getTime();
  if (isDesk && unseen >= staffIdleMinutes * minuteMilliseconds) return null;
  const renewedUntil = await touch(context, first.id, unseen, isDesk ? minuteMilliseconds : touchMilliseconds);
  // In WeChat a person is a student, whatever else they are.
  const inForce = toBoolean(first.by_wechat) ? rows.filter(({ role }) => role === 'student') : rows;
  const roles = new Set(inForce.flatMap(({ role }) => (role === null ? [] : [role])));
  const colleges = new Set(
    inForce.flatMap(({ role, college_id }) => (role && isOfColleges(role) && college_id ? [college_id] : [])),
  );
  return {
    userId: first.user_id,
    name: first.name,
    sessionId: first.id,
    confirmedAt: toDateOrNull(first.confirmed_at),
    roles: [...roles],
    collegeIds: [...colleges],
    ...(renewedUntil && { renewedUntil }),
  };
}

/**
 * Records that the session was used and returns its new expiry; null when it was recorded less than `grain` ago.
 * @param unseen milliseconds since the session was last seen
 * @param grain minimum age of `seen_at`, in milliseconds
 */
async function touch(context: IdentityContext, id: string, unseen: number, grain: number): Promise<Date | null> {
  if (unseen < grain) return null;
  const expiresAt = sessionExpiry(context);
  const values = { seenAt: context.clock.real(), expiresAt };
  try {
    await context.database.changeWhere(Session, { id }, values, 'autocommit');
    return expiresAt;
  } catch (error) {
    // What is stored can still be read while the database is full.
    if (isUnwritable(error)) return null;
    throw error;
  }
}
