import { eligibleGroups, programmeCategories, reviewSteps, stages } from '@yuanhang/domain';
import { z } from 'zod';
import { sharedLimits } from '../shared/limits';
import { countryCode, id, instant, pageOf, pageQuery, plainDate, queryFlag } from '../shared/schemas';
import { exportKinds } from './exports';

const year = z.coerce
  .number('年度不正确')
  .int('年度不正确')
  .min(sharedLimits.firstYear, '年度不正确')
  .max(sharedLimits.lastYear, '年度不正确');
/** Several stages are separated by commas: `stage=under_review,approved`. */
const stageList = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(stages, '状态不正确')).max(stages.length));

const filter = {
  stage: stageList.optional(),
  collegeId: id.optional(),
  programmeId: id.optional(),
  year: year.optional(),
  country: countryCode.optional(),
  category: z.enum(programmeCategories, '项目类别不正确').optional(),
  level: z.enum(eligibleGroups, '培养层次不正确').optional(),
  lateEntry: queryFlag.optional(),
  submittedFrom: plainDate.optional(),
  submittedUntil: plainDate.optional(),
  q: z.string().trim().max(60, '不能超过 60 个字').optional(),
};
export const listedApplication = z.object({
  id,
  number: z.string(),
  student: z.object({ id, name: z.string(), studentNumber: z.string(), college: z.string(), major: z.string() }),
  programme: z.object({ id, name: z.string(), year: z.int() }),
  countryName: z.string().nullable(),
  stage: z.enum(stages),
  stageLabel: z.string(),
  /** The current step, while under review. */
  awaits: z.enum(reviewSteps).nullable(),
  lateEntry: z.boolean(),
  departOn: plainDate.nullable(),
  returnOn: plainDate.nullable(),
  submittedAt: instant,
});
/** Every application that was ever submitted, within the scope of the actor. */
export const applications = {
  query: z.strictObject({ ...pageQuery, ...filter, sort: z.enum(['newest', 'oldest'], '排序不正确').optional() }),
  response: pageOf(listedApplication),
};

const hit = z.object({ id, title: z.string(), note: z.string() });
/** Searches people, numbers and programmes: up to 8 results each. */
export const search = {
  query: z.strictObject({ q: z.string().trim().min(2, '请至少输入两个字').max(60, '不能超过 60 个字') }),
  response: z.object({ students: z.array(hit), applications: z.array(hit), programmes: z.array(hit) }),
};

const share = z.object({ key: z.string(), label: z.string(), count: z.int() });
export const statistics = {
  query: z.strictObject({ year: year.optional(), collegeId: id.optional() }),
  response: z.object({
    applications: z.int(),
    byStage: z.array(share),
    byCollege: z.array(share),
    byCountry: z.array(share),
    byYear: z.array(share),
    /** Days from the arrival at a step until its decision. */
    decisions: z.array(
      z.object({
        step: z.enum(reviewSteps),
        label: z.string(),
        count: z.int(),
        medianDays: z.number(),
        ninetyPercentDays: z.number(),
      }),
    ),
    /** Regular check-ins on time and late; students abroad whose check-in is overdue at their destination now. */
    punctuality: z.object({ onTime: z.int(), late: z.int(), missing: z.int() }),
  }),
};

/**
 * An XLSX file, not JSON. A POST, because every download is audited: a link on another site must not cause one. `accounts`
 * needs a purpose, and a role of `accountRoles`. The filters are those of the list, as texts.
 */
export const download = {
  params: z.strictObject({ kind: z.enum(exportKinds, '没有这种导出') }),
  body: z.strictObject({
    ...filter,
    accounts: z.boolean().optional(),
    purpose: z
      .string()
      .trim()
      .min(sharedLimits.purposeMin, '请写明导出的目的')
      .max(sharedLimits.purpose, `不能超过 ${sharedLimits.purpose} 个字`)
      .optional(),
  }),
  response: z.unknown(),
};
