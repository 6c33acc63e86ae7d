import { minuteMilliseconds } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';

const minutes = 10;

/**
 * A phone left lying about is signed in too: what gives everything away at once asks for the password first.
 * Throws `forbidden` with detail `confirm_first` when none was typed in the last ten minutes.
 */
export function requireConfirmed({ confirmedAt }: Pick<Principal, 'confirmedAt'>, clock: Clock): void {
  if (confirmedAt && clock.real().getTime() - confirmedAt.getTime() <= minutes * minuteMilliseconds) return;
  throw new AppError('forbidden', {
    message: `为保护你的信息，请先重新登录（输入密码）确认是本人，${minutes} 分钟内有效`,
    detail: 'confirm_first',
  });
}
