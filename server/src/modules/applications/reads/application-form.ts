import { safeFileName } from '@yuanhang/domain';
import type { Principal } from '../../../platform/http';
import { print } from '../../../platform/print';
import type { ApplicationsContext } from '../context';
import { paperOf } from '../presenters/paper';
import { presentProgress } from '../presenters/progress';
import { partsWithin } from './detail';
import { readableScope } from './scope';

/** 下载申请表: the file name and the bytes of the PDF. Throws `not_found` outside the reader's scope. */
export async function applicationForm(
  context: ApplicationsContext,
  principal: Principal,
  id: string,
): Promise<{ fileName: string; bytes: Buffer }> {
  const parts = await partsWithin(context, id, readableScope(principal, 'files'));
  const history = parts.timeline.filter((entry) => entry.request_id === null);
  const progress = presentProgress(parts.record.state, history);
  const { number, student } = parts.record;
  return {
    fileName: safeFileName(`${number} ${student.name} 申请表.pdf`),
    bytes: await print(paperOf({ ...parts, progress }, context.clock.now())),
  };
}
