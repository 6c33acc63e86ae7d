import { consentPurposes } from '@yuanhang/domain';
import { z } from 'zod';
import { done, id, idParams, instant, pageOf, pageQuery, queryFlag, shortText } from '../shared/schemas';
import { erasureLimits } from './limits';

const purpose = z.enum(consentPurposes, '没有这项授权');
export const consent = z.object({
  purpose,
  version: z.int(),
  title: z.string(),
  text: z.string(),
  necessary: z.boolean(),
  without: z.string(),
  withdrawal: z.string(),
  /** The current text was agreed to and the consent was not withdrawn. */
  granted: z.boolean(),
  decidedAt: instant.nullable(),
});
export const consents = { response: z.object({ items: z.array(consent) }) };
export const decide = {
  params: z.strictObject({ purpose }),
  body: z.strictObject({
    granted: z.boolean('请选择同意或撤回'),
    /** The version of the text that was shown. */
    version: z.int('版本号不正确').min(1),
  }),
  response: z.object({ items: z.array(consent) }),
};
/**
 * A ZIP with all data about the student: data.json and files. Contains sensitive numbers only with `numbers=true`,
 * which is audited.
 */
/** A ZIP, not JSON. A POST, because it is audited and limited: a link on another site must not cause one. */
export const exportMine = { body: z.strictObject({ numbers: z.boolean().optional() }), response: z.unknown() };
/** The same for WeChat, which downloads files by GET only; refused to a browser's cookie. */
export const exportMineByPhone = { query: z.strictObject({ numbers: queryFlag.optional() }), response: z.unknown() };

const state = z.enum(['waiting', 'done', 'refused']);
export const erasureRequest = z.object({
  id,
  student: z.object({ id, name: z.string(), studentNumber: z.string() }),
  reason: z.string(),
  state,
  askedAt: instant,
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
});
export const askErasure = { body: z.strictObject({ reason: shortText(erasureLimits.text) }), response: done };
export const myErasure = { response: z.object({ request: erasureRequest.omit({ student: true }).nullable() }) };
export const erasureRequests = {
  query: z.strictObject({ ...pageQuery, state: state.optional() }),
  response: pageOf(erasureRequest),
};
/**
 * A granted request erases final applications at once; a refusal carries its reason, e.g. a legal duty to keep the
 * data.
 */
export const decideErasure = {
  params: idParams,
  body: z.strictObject({ granted: z.boolean('请选择'), answer: shortText(erasureLimits.text) }),
  response: erasureRequest,
};
