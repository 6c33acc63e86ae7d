import type { IdentityContext } from '../context';

/** Why a sign-in was refused, in the words of the audit log. */
const reasons = {
  unknown_account: '没有这个账号',
  wrong_password: '密码不正确',
  locked: '尝试太多，暂时不能登录',
  disabled: '账号已停用',
  cas_ticket: '统一身份认证没有承认登录凭证',
  cas_stranger: '统一身份认证账号不在系统中',
  wechat_code: '微信没有承认登录凭证',
  wechat_risk: '微信提示账号有风险',
  handover_code: '绑定微信的确认码不正确',
} as const;
export type RefusedSignIn = {
  readonly reason: keyof typeof reasons;
  /** The account that was meant; null when it is not known. */
  readonly userId: string | null;
  /** The CAS id of a stranger, which CAS has authenticated. Nothing that somebody typed: it may be a password. */
  readonly casId?: string;
};

/** One hour, in which the entries about one account and reason become rarer. */
export const refusalSeconds = 3600;
/** 1, 2, 5, 10, 20, 50, 100 …: a flood of attempts leaves some twenty entries. */
const isWritten = (count: number): boolean => /^[125]0*$/.test(String(count));

/**
 * Writes a refused sign-in to the audit log, with how many there were in the hour, but not each of many. Attempts at
 * accounts that do not exist count together. A refusal stays one while the log is broken.
 */
export async function recordRefusedSignIn(
  { audit, database, refusedSignIns }: IdentityContext,
  { reason, userId, casId }: RefusedSignIn,
): Promise<void> {
  const count = await refusedSignIns.count(`${reason} ${userId ?? casId ?? ''}`);
  if (!isWritten(count)) return;
  const detail = [reasons[reason], casId?.slice(0, 64), count > 1 ? `一小时内第 ${count} 次` : null];
  await database.transaction((tx) =>
    audit.recordOrAlarm(tx, {
      actor: { id: 'system', role: 'system' },
      action: 'sign_in_failed',
      subject: { type: 'user', id: userId ?? 'unknown' },
      detail: detail.filter(Boolean).join(' · '),
    }),
  );
}
