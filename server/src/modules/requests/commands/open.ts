import type { RequestDetail } from '@yuanhang/contract';
import { decideApplication, type RequestKind, requestDefinitions } from '@yuanhang/domain';
import { newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import { type ApplicationRecord, refusal } from '../../applications';
import type { RequestsContext } from '../context';
import { Request } from '../model';
import { own } from '../reads/detail';

/**
 * Opens a draft of the kind, or returns the one that the student already has. Throws `not_found` and the domain's
 * refusals.
 */
export async function open(
  context: RequestsContext,
  principal: Principal,
  { applicationId, kind }: { readonly applicationId: string; readonly kind: RequestKind },
  tx: Tx,
): Promise<RequestDetail> {
  const { applications } = context;
  await applications.lockApplication(applicationId, tx);
  const record = await applications.facts(applicationId, tx);
  if (record?.student.id !== principal.userId) throw new AppError('not_found');
  const decision = decideApplication(record.state, { type: 'open_request', kind }, principal, record.facts);
  if (!decision.allowed) throw refusal(decision.reason);
  const existing = record.requests.findLast(
    (request) => request.kind === kind && (request.status === 'draft' || request.status === 'revision_required'),
  );
  return own(context, principal, existing?.id ?? (await createDraft(context, record, kind, tx)), tx);
}

async function createDraft(
  { database, clock }: RequestsContext,
  record: ApplicationRecord,
  kind: RequestKind,
  tx: Tx,
): Promise<string> {
  const id = newId();
  const now = clock.now();
  await database.model(Request).create(
    {
      id,
      applicationId: record.id,
      studentId: record.student.id,
      collegeId: record.collegeId,
      kind,
      status: 'draft',
      stepIndex: 0,
      chain: [],
      resumeStep: null,
      awaits: null,
      form: requestDefinitions[kind].prefill(record),
      cancels: false,
      approvedFen: null,
      comment: null,
      submittedAt: null,
      waitingSince: null,
      decidedAt: null,
      sentBackOn: null,
      openMarker: 1,
      createdAt: now,
      updatedAt: now,
    },
    { transaction: tx },
  );
  return id;
}
