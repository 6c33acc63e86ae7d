import { checkInPhoto, hourMilliseconds, photoHours } from '@yuanhang/domain';
import { toDate } from '../../../platform/database';
import type { Owner } from '../../attachments';
import type { CheckInsContext } from '../context';
import { CheckIn } from '../model';
import { checkInById } from './check-ins';

/**
 * Decides who may read and add photos of a check-in: the student adds them for a day; staff who may see the student
 * abroad read them.
 */
export const checkInFiles = (context: CheckInsContext): Owner => ({
  requirement: async (_ownerId, key) => (key === checkInPhoto.key ? checkInPhoto : null),

  sensitive: async () => null,

  async mayRead(principal, ownerId) {
    const row = await checkInById(context, ownerId);
    if (!row) return false;
    if (row.student_id === principal.userId) return true;
    return row.application_id !== null && context.applications.mayRead(principal, row.application_id, 'mobility');
  },

  async mayChange(principal, ownerId, tx) {
    // Locks the check-in: MariaDB locks a row that an UPDATE leaves as it was.
    const lock = { by: 0, where: { id: ownerId }, transaction: tx };
    await context.database.model(CheckIn).increment('offsetMinutes', lock);
    const row = await checkInById(context, ownerId, tx);
    if (row?.student_id !== principal.userId || row.proxy_name !== null)
      return { code: 'not_yours', message: '只能由学生本人操作' };
    if (row.undone_at !== null) return { code: 'undone', message: '这次打卡已撤销' };
    const until = toDate(row.received_at).getTime() + photoHours * hourMilliseconds;
    if (context.clock.now().getTime() <= until) return null;
    return { code: 'photo_expired', message: `打卡 ${photoHours} 小时后不能再添加或删除照片` };
  },
});
