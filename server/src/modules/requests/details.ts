import type { RequestDetail } from '@yuanhang/contract';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { loadForStaff, loadOwn } from './load';
import { presentRequest } from './presenter';
import type { RequestRecord } from './records';

export function details(context: Context) {
  async function present(principal: Principal, record: RequestRecord | null): Promise<RequestDetail> {
    if (!record) throw new AppError('not_found');
    const timeline = await context.applications.timelineOf(record.application.id, record.id);
    return presentRequest(record, timeline, principal, context.clock.now(), context.forms);
  }
  return {
    own: async (principal: Principal, id: string): Promise<RequestDetail> =>
      present(principal, await loadOwn(context, principal, id)),

    async forStaff(principal: Principal, id: string): Promise<{ detail: RequestDetail; record: RequestRecord }> {
      const record = await loadForStaff(context, principal, id);
      if (!record) throw new AppError('not_found');
      return { record, detail: await present(principal, record) };
    },
  };
}
