import { requestKinds } from '@yuanhang/domain';
import { z } from 'zod';
import { formPage, progressStep, requestSummary, timelineEntry } from '../applications/schemas';
import { attachment } from '../attachments/schemas';
import { requirement } from '../programmes/schemas';
import { done, formValues, id, idParams, instant, problem, requestAction, version } from '../shared/schemas';

export const requestDetail = requestSummary.extend({
  version,
  now: instant,
  application: z.object({ id, number: z.string(), programmeName: z.string() }),
  /** Sensitive fields come masked; sending the mask back unchanged keeps what is stored. */
  page: formPage,
  materials: z.array(z.object({ requirement, attachments: z.array(attachment) })),
  progress: z.array(progressStep),
  timeline: z.array(timelineEntry),
  missing: z.array(problem),
  actions: z.array(requestAction),
});

/** Opens a draft of the kind, or answers with the one already open. */
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
