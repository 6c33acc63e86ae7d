import { languageTests, requestKinds, requestStatuses, reviewSteps, roles, stages } from '@yuanhang/domain';
import { z } from 'zod';
import { attachment } from '../attachments/schemas';
import { requirement } from '../programmes/schemas';
import {
  applicationAction,
  countryCode,
  done,
  formDefinition,
  formValues,
  id,
  idParams,
  instant,
  nextStep,
  pageOf,
  pageQuery,
  plainDate,
  problem,
  version,
} from '../shared/schemas';

/** The five milestones of 我的交流. */
export const milestone = z.object({
  key: z.enum(['application', 'review', 'dispatch', 'abroad', 'return']),
  label: z.string(),
  state: z.enum(['done', 'current', 'ahead']),
});

/** The stay; dates are local to the destination. */
export const mobility = z.object({
  departOn: plainDate,
  returnOn: plainDate,
  arrivedOn: plainDate.nullable(),
  nextCheckInOn: plainDate.nullable(),
  returnDueOn: plainDate.nullable(),
  /** ISO 3166-1 alpha-2; null while a self-arranged programme has none. */
  country: countryCode.nullable(),
  place: z.string(),
  timeZone: z.string(),
  /** Current offset at the destination, in minutes east of UTC. */
  offsetMinutes: z.int(),
});

export const applicationSummary = z.object({
  id,
  /** `YH2026-000318`. */
  number: z.string(),
  programme: z.object({
    id,
    name: z.string(),
    year: z.int(),
    countryName: z.string().nullable(),
    city: z.string().nullable(),
  }),
  stage: z.enum(stages),
  stageLabel: z.string(),
  lateEntry: z.boolean(),
  submittedAt: instant.nullable(),
  updatedAt: instant,
  next: nextStep.nullable(),
  milestones: z.array(milestone),
  /** Null before the approval. */
  mobility: mobility.nullable(),
});

export const languageProficiency = z.object({
  id,
  test: z.enum(languageTests),
  score: z.string(),
  takenOn: plainDate,
  note: z.string(),
});

/** A page of the wizard: its form, the saved values, and the problems that block submission. */
export const formPage = z.object({ form: formDefinition, values: formValues, problems: z.array(problem) });

/** A step of the chain, done or still to come. */
export const progressStep = z.object({
  step: z.enum(reviewSteps).nullable(),
  label: z.string(),
  state: z.enum(['done', 'current', 'ahead', 'stopped']),
  at: instant.nullable(),
  by: z.string().nullable(),
  comment: z.string().nullable(),
});

/** Append-only: the operation, actor, time and comment. */
export const timelineEntry = z.object({
  id,
  at: instant,
  /** The name of the operation: `提交申请`, `学院审核通过`. */
  title: z.string(),
  by: z.object({ name: z.string(), role: z.enum(roles) }),
  comment: z.string().nullable(),
  stage: z.enum(stages),
});

export const requestSummary = z.object({
  id,
  kind: z.enum(requestKinds),
  kindLabel: z.string(),
  status: z.enum(requestStatuses),
  statusLabel: z.string(),
  updatedAt: instant,
  /** The reviewer's comment when the application was sent back or rejected. */
  comment: z.string().nullable(),
});

/** Items that a reviewer requested beyond the programme's materials; upload to the application under the item's key. */
export const supplement = z.object({
  id,
  items: z.array(z.object({ requirement, attachments: z.array(attachment) })),
  comment: z.string(),
  /** Last day, inclusive. */
  dueOn: plainDate,
  /** With hour and zone. */
  dueText: z.string(),
  stepLabel: z.string(),
  askedBy: z.string(),
  askedAt: instant,
  state: z.enum(['open', 'answered', 'withdrawn', 'ended']),
  endedAt: instant.nullable(),
});

export const applicationDetail = applicationSummary.extend({
  version,
  now: instant,
  /** The date in Shanghai from which days are counted. */
  today: plainDate,
  declarationAcceptedAt: instant,
  declaration: z.string(),
  progress: z.array(progressStep),
  timeline: z.array(timelineEntry),
  pages: z.object({
    basic: formPage,
    application: formPage,
    /** The programme's own questions; without fields when there are none. */
    questions: formPage,
    /** Only for a self-arranged programme. */
    selfArranged: formPage.nullable(),
  }),
  languages: z.array(languageProficiency),
  materials: z.array(z.object({ requirement, attachments: z.array(attachment) })),
  /** Newest first; at most one is open. */
  supplements: z.array(supplement),
  /** Generated documents to download, each with the characters that no font of the printer has. */
  documents: z.array(
    z.object({ key: z.string(), title: z.string(), url: z.string(), missingCharacters: z.array(z.string()) }),
  ),
  requests: z.array(requestSummary),
  /**
   * Every missing item of the student's current task; empty when complete. `field` is `page.key` or `materials.key`.
   */
  missing: z.array(problem),
  actions: z.array(applicationAction),
});

export const list = { query: z.strictObject(pageQuery), response: pageOf(applicationSummary) };
export const detail = { params: idParams, response: applicationDetail };
export const begin = {
  body: z.strictObject({
    programmeId: id,
    declarationAccepted: z.literal(true, '请先阅读并同意本人承诺'),
  }),
  response: applicationDetail,
};
export const pageKeys = ['basic', 'application', 'questions', 'selfArranged'] as const;
export const savePage = {
  params: z.strictObject({ id, page: z.enum(pageKeys) }),
  body: z.strictObject({ version, values: formValues }),
  response: applicationDetail,
};
const proficiency = z.strictObject({ version, values: formValues });
export const addLanguage = { params: idParams, body: proficiency, response: applicationDetail };
export const languageParams = z.strictObject({ id, languageId: id });
export const updateLanguage = { params: languageParams, body: proficiency, response: applicationDetail };
export const removeLanguage = {
  params: languageParams,
  query: z.strictObject({ version: z.coerce.number().int().min(0) }),
  response: applicationDetail,
};

const act = { params: idParams, body: z.strictObject({ version }), response: applicationDetail };
export const submit = act;
export const recall = act;
export const answerSupplement = act;
export const waiveFunding = act;
export const remove = {
  params: idParams,
  query: z.strictObject({ version: z.coerce.number().int().min(0) }),
  response: done,
};
/** Documents generated from stored data; a PDF, not JSON. */
export const documentKeys = ['application_form'] as const;
export const document = { params: z.strictObject({ id, key: z.enum(documentKeys) }), response: z.unknown() };
