import {
  eligibleGroups,
  fileTypes,
  materialPhases,
  programmeCategories,
  programmeForms,
  programmeStatuses,
  regions,
  reviewSteps,
} from '@yuanhang/domain';
import { z } from 'zod';
import { attachment } from '../attachments/schemas';
import { peopleLimits } from '../people/limits';
import { sharedLimits } from '../shared/limits';
import {
  countryCode,
  done,
  formDefinition,
  id,
  idParams,
  instant,
  pageOf,
  pageQuery,
  plainDate,
  problem,
  queryFlag,
  reason,
  shortText,
  version,
} from '../shared/schemas';
import { programmeLimits } from './limits';

export const requirement = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: z.string().min(1).max(programmeLimits.materialName),
  help: z.string().max(programmeLimits.materialHelp),
  required: z.boolean(),
  phase: z.enum(materialPhases),
  fileTypes: z.array(z.enum(fileTypes)).max(fileTypes.length).min(1),
  maxBytes: z
    .int()
    .min(1)
    .max(programmeLimits.fileMegabytes * 1024 * 1024),
  maxCount: z.int().min(1).max(programmeLimits.materialFiles),
  /** Whether its files show a passport, visa, bank card or identity document; if omitted, the name decides. */
  sensitive: z.boolean().optional(),
});

/** The phase of the application window today; the server decides it, and clients only display it. */
const windowState = z.enum(['upcoming', 'open', 'closing_soon', 'closed', 'late_entry']);

export const programmeSummary = z.object({
  id,
  name: z.string(),
  year: z.int(),
  category: z.enum(programmeCategories),
  form: z.enum(programmeForms),
  eligibleGroups: z.array(z.enum(eligibleGroups)),
  /** Null for the self-arranged programme, for which the student enters it. */
  country: countryCode.nullable(),
  countryName: z.string().nullable(),
  city: z.string().nullable(),
  institution: z.string().nullable(),
  startOn: plainDate.nullable(),
  endOn: plainDate.nullable(),
  applyFrom: plainDate,
  applyUntil: plainDate,
  window: windowState,
  /** `还剩 5 天`, `12 月 15 日开放`, `已截止`. */
  windowText: z.string(),
  places: z.int().nullable(),
  placesTaken: z.int(),
  languageRequirement: z.string(),
  fundingEligible: z.boolean(),
  selfArranged: z.boolean(),
  status: z.enum(programmeStatuses),
});

export const list = {
  query: z.strictObject({
    ...pageQuery,
    q: z.string().trim().max(60).optional(),
    year: z.coerce.number().int().min(sharedLimits.firstYear).max(sharedLimits.lastYear).optional(),
    category: z.enum(programmeCategories).optional(),
    eligibleGroup: z.enum(eligibleGroups).optional(),
    country: countryCode.optional(),
    region: z.enum(regions).optional(),
    open: queryFlag.optional(),
    sort: z.enum(['closing', 'newest', 'name']).optional(),
  }),
  response: pageOf(programmeSummary),
};

export const filters = {
  response: z.object({
    years: z.array(z.int()),
    countries: z.array(z.object({ code: countryCode, name: z.string() })),
  }),
};

export const programmeDetail = programmeSummary.extend({
  /** Markdown, already sanitised to HTML without scripts, styles or remote content. */
  noticeHtml: z.string(),
  introductionHtml: z.string(),
  declaration: z.string(),
  /** `GET /api/attachments/:id/link` opens a blank form. */
  requirements: z.array(requirement.extend({ blankForm: attachment.nullable() })),
  questions: formDefinition,
  budgetEligible: z.boolean(),
  lateEntryAllowed: z.boolean(),
  checkInIntervalDays: z.int(),
  reviewChain: z.array(z.enum(reviewSteps)),
  contact: z.string(),
  /** Whether the signed-in student may apply now, and otherwise the exact reason. */
  apply: z.object({
    allowed: z.boolean(),
    reasons: z.array(reason),
    /** The student's application that is not final, to be continued. */
    applicationId: id.nullable(),
    /** Last day of the student's late-entry pass; null without one. */
    passUntil: plainDate.nullable(),
  }),
  version,
});
export const detail = { params: idParams, response: programmeDetail };

export const programmeInput = z.strictObject({
  name: shortText(programmeLimits.name),
  year: z.int().min(sharedLimits.firstYear).max(sharedLimits.lastYear),
  category: z.enum(programmeCategories),
  form: z.enum(programmeForms),
  eligibleGroups: z.array(z.enum(eligibleGroups)).max(eligibleGroups.length).min(1, '请至少选择一类申请对象'),
  country: countryCode.nullable(),
  city: z.string().trim().max(programmeLimits.city).nullable(),
  institution: z.string().trim().max(programmeLimits.institution).nullable(),
  /** IANA; null only for self-arranged. */
  timeZone: z.string().max(60).nullable(),
  startOn: plainDate.nullable(),
  endOn: plainDate.nullable(),
  applyFrom: plainDate,
  applyUntil: plainDate,
  lateEntryUntil: plainDate.nullable(),
  places: z.int().min(1).max(programmeLimits.places).nullable(),
  languageRequirement: z.string().trim().max(programmeLimits.languageRequirement),
  notice: z.string().max(programmeLimits.markdown),
  introduction: z.string().max(programmeLimits.markdown),
  declaration: shortText(programmeLimits.declaration),
  requirements: z.array(requirement.strict()).max(programmeLimits.materials),
  questions: formDefinition,
  reviewChain: z.array(z.enum(reviewSteps)).min(1).max(5),
  budgetEligible: z.boolean(),
  fundingEligible: z.boolean(),
  checkInIntervalDays: z.int().min(1).max(programmeLimits.checkInIntervalDays),
  contact: z.string().trim().max(programmeLimits.contact),
});
const managed = z.object({ id, version, status: z.enum(programmeStatuses), updatedAt: instant });
export const create = { body: programmeInput, response: managed };
export const update = {
  params: idParams,
  body: z.strictObject({ version, programme: programmeInput }),
  response: managed,
};
export const publish = { params: idParams, body: z.strictObject({ version }), response: managed };
export const close = { params: idParams, body: z.strictObject({ version }), response: managed };
export const adminList = {
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(programmeStatuses).optional(),
    year: z.coerce
      .number('年度不正确')
      .int('年度不正确')
      .min(sharedLimits.firstYear)
      .max(sharedLimits.lastYear)
      .optional(),
    category: z.enum(programmeCategories).optional(),
    q: z.string().trim().max(60).optional(),
  }),
  response: pageOf(programmeSummary.extend({ version })),
};
export const adminDetail = {
  params: idParams,
  response: z.object({
    id,
    version,
    status: z.enum(programmeStatuses),
    programme: z.object(programmeInput.shape),
    placesTaken: z.int(),
    blankForms: z.array(attachment),
    /** Problems that applicants would run into. */
    warnings: z.array(problem),
  }),
};

export const archive = close;
/**
 * Creates a draft for another year: every date moves by whole years, no places are taken, and blank forms must be
 * uploaded again.
 */
export const copy = {
  params: idParams,
  body: z.strictObject({
    year: z.int('年度不正确').min(sharedLimits.firstYear, '年度不正确').max(sharedLimits.lastYear, '年度不正确'),
  }),
  response: managed,
};
/** Only for a draft that was never published. */
export const remove = {
  params: idParams,
  query: z.strictObject({ version: z.coerce.number('版本号不正确').int('版本号不正确').min(0, '版本号不正确') }),
  response: done,
};

export const lateEntryPass = z.object({
  id,
  student: z.object({ name: z.string(), studentNumber: z.string() }),
  programme: z.object({ id, name: z.string() }),
  reason: z.string(),
  /** Last day, inclusive. */
  expiresOn: plainDate,
  grantedBy: z.string(),
  grantedAt: instant,
  state: z.enum(['valid', 'expired', 'revoked']),
});
export const listPasses = {
  query: z.strictObject({ ...pageQuery, programmeId: id.optional(), q: z.string().trim().max(60).optional() }),
  response: pageOf(lateEntryPass),
};
export const grantPass = {
  body: z.strictObject({
    studentNumber: shortText(peopleLimits.studentNumber),
    programmeId: id,
    reason: shortText(programmeLimits.passReason),
    expiresOn: plainDate,
  }),
  response: z.object({ id }),
};
export const revokePass = { params: idParams, response: done };
