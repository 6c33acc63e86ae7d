import { type RequestDetail, requestRoutes, reviewRoutes } from '@yuanhang/contract';
import type { FormValues, RequestKind } from '@yuanhang/domain';
import type { MobilityFixture, Person } from '../mobility-fixture';
import { uploadFile } from './attachments';

export const openRequest = (student: Person, applicationId: string, kind: RequestKind): Promise<RequestDetail> =>
  student.call(requestRoutes.open, { params: { id: applicationId }, body: { kind } });

export const dispatchValues: FormValues = {
  departOn: '2027-02-26',
  returnOn: '2027-08-31',
  itinerary: '兰州—北京—柏林，国航 CA931',
  visaStatus: 'granted',
  visaNumber: 'D12345678',
  travelDocumentType: 'passport',
  travelDocumentNumber: 'E12345732',
  travelDocumentValidUntil: '2030-01-01',
  insurer: '中国人保',
  insurancePolicyNumber: 'P2027-1',
  insuranceFrom: '2027-02-20',
  insuranceTo: '2027-09-10',
  hostContact: 'Anna Schmidt',
  hostEmail: 'anna@example.de',
  hostPhone: null,
  addressAbroad: 'Habelschwerdter Allee 45, Berlin',
  emergencyName: '林建国',
  emergencyRelation: '父亲',
  emergencyPhone: '13900005678',
};

export const saveRequest = (
  student: Person,
  { id, version }: RequestDetail,
  values: FormValues,
): Promise<RequestDetail> => student.call(requestRoutes.saveForm, { params: { id }, body: { version, values } });

export const submitRequest = (student: Person, { id, version }: RequestDetail): Promise<RequestDetail> =>
  student.call(requestRoutes.submit, { params: { id }, body: { version } });

/** Opens, fills in and submits the confirmation, with the insurance policy. */
export async function buildDispatchConfirmation(
  fixture: MobilityFixture,
  student: Person,
  applicationId: string,
  more: FormValues = {},
): Promise<RequestDetail> {
  const opened = await openRequest(student, applicationId, 'dispatch_confirmation');
  await uploadFile(fixture.url, student.token, { ownerType: 'request', ownerId: opened.id, requirementKey: 'policy' });
  return submitRequest(student, await saveRequest(student, opened, { ...dispatchValues, ...more }));
}

export const decideRequest = (
  reviewer: Person,
  { id, version }: { id: string; version: number },
  decision: 'approve' | 'return' | 'reject' = 'approve',
  more: { comment?: string; amountFen?: number } = {},
) => reviewer.call(reviewRoutes.decideRequest, { params: { id }, body: { version, decision, ...more } });
