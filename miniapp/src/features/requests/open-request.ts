import { ApiError, applicationRoutes, type RequestDetail, requestRoutes } from '@yuanhang/contract';
import { type RequestKind, requestKinds } from '@yuanhang/domain';
import { call } from '../../shared/api';

export const asRequestKind = (text: string | undefined): RequestKind | undefined =>
  requestKinds.find((kind) => kind === text);

/** Opens the draft of the kind, or creates it; returns the last submitted request when no draft may be created. */
export async function openRequest(
  applicationId: string,
  kind: RequestKind,
  idempotencyKey: string,
): Promise<RequestDetail> {
  try {
    return await call(requestRoutes.open, { params: { id: applicationId }, body: { kind } }, { idempotencyKey });
  } catch (error) {
    if (!(error instanceof ApiError) || error.body.code !== 'not_allowed_now') throw error;
    const { requests } = await call(applicationRoutes.detail, { params: { id: applicationId } });
    const known = requests
      .filter((one) => one.kind === kind && one.status !== 'void')
      .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0];
    if (!known) throw error;
    return call(requestRoutes.detail, { params: { id: known.id } });
  }
}
