import { requestKinds } from '@yuanhang/domain';
import { z } from 'zod';
import { formPage, progressStep, requestSummary, timelineEntry } from '../applications/schemas';
import { attachment } from '../attachments/schemas';
import { requirement } from '../programmes/schemas';
import {
  done,
  formValues,
  id,
  idParams,
  instant,
  plainDate,
  problem,
  purpose,
  requestAction,
  version,
} from '../shared/schemas';

const schedule = z.object({
  returnOn: plainDate,
  /** When the return formalities are due. */
  returnDueOn: plainDate,
  /** The remaining check-in dates. */
  checkIns: z.array(plainDate),
});
/** The changes an approval would make, calculated by the function that the approval applies. */
export const consequences = z.object({
  before: schedule,
  after: schedule,
  /** Days added to the stay; negative when it becomes shorter. */
  daysAdded: z.int(),
  notes: z.array(z.string()),
});

export const requestDetail = requestSummary.extend({
  version,
  now: instant,
  application: z.object({ id, number: z.string(), programmeName: z.string() }),
  /** Sensitive fields are masked; a mask sent back unchanged keeps the stored value. */
  page: formPage,
  materials: z.array(z.object({ requirement, attachments: z.array(attachment) })),
  progress: z.array(progressStep),
  timeline: z.array(timelineEntry),
  /** Null when no date would change. */
  consequences: consequences.nullable(),
  missing: z.array(problem),
  actions: z.array(requestAction),
});

/** Opens a draft of the kind, or returns the draft that is already open. */
export const open = {
  params: idParams,
  body: z.strictObject({ kind: z.enum(requestKinds) }),
  response: requestDetail,
};
export const detail = { params: idParams, response: requestDetail };
export const saveForm = {
  params: idParams,
  body: z.strictObject({ version, values: formValues }),
  response: requestDetail,
};
const act = { params: idParams, body: z.strictObject({ version }), response: requestDetail };
export const submit = act;
export const recall = act;
export const remove = {
  params: idParams,
  query: z.strictObject({ version: z.coerce.number().int().min(0) }),
  response: done,
};
/** A PDF, not JSON. */
export const document = { params: idParams, response: z.unknown() };
/** One number in the clear; the purpose is recorded in the audit log. */
export const reveal = {
  params: idParams,
  body: z.strictObject({
    field: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/, '字段名不正确'),
    purpose,
  }),
  response: z.object({ value: z.string() }),
};
