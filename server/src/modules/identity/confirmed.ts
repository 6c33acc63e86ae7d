import { minuteMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';

const minutes = 10;

/**
 * Protects routes that show or delete all data: a signed-in phone may be in other hands, so the password must have
 * been typed recently. Throws `forbidden` with detail `confirm_first` when that was more than ten minutes ago.
 */
export function requireConfirmed({ confirmedAt }: Pick<Principal, 'confirmedAt'>, clock: Clock): void {
  if (confirmedAt && clock.real().getTime() - confirmedAt.getTime() <= minutes * minuteMilliseconds) return;
  throw new AppError('forbidden', {
    message: `为保护你的信息，请先重新登录（输入密码）确认是本人，${minutes} 分钟内有效`,
    detail: 'confirm_first',
  });
}
