import type { ApplicationDetail, Attachment, Requirement, TimelineEntry } from '@yuanhang/contract';
import {
  type Actor,
  applicationActions,
  deadlineText,
  isOwn,
  type PlainDate,
  type RequestKind,
  requestDefinitions,
  requestKindLabels,
  requestStatusLabels,
  reviewStepLabels,
  type StudentData,
  seesRequest,
  seesStudent,
} from '@yuanhang/domain';
import { toInstant } from '../../../platform/database';
import { missingCharacters, textsOf } from '../../../platform/print';
import { formOf } from '../reads/forms';
import { pageProblems } from '../reads/missing';
import type { ApplicationRecord, PageKey, Supplement } from '../reads/records';
import type { LanguageRow, TimelineRow } from '../reads/rows';
import { hostOf } from '../reads/stay';
import { presentPage } from './form';
import { paperOf } from './paper';
import { presentProgress } from './progress';
import { presentSummary } from './summary';

export interface DetailParts {
  readonly record: ApplicationRecord;
  readonly timeline: readonly TimelineRow[];
  /** Newest first. */
  readonly supplements: readonly Supplement[];
  readonly languages: readonly LanguageRow[];
  readonly attachments: readonly Attachment[];
}

/** All six parts of an application, as the actor may see them; without files and requests that the actor may not read. */
export function presentDetail(
  { record, timeline, supplements, languages, attachments }: DetailParts,
  actor: Actor,
  now: Date,
): ApplicationDetail {
  const { state, facts, pages, offering } = record;
  const isWithStudent = state.stage === 'draft' || state.stage === 'revision_required';
  const page = (key: PageKey) =>
    presentPage(formOf(key, offering), pages[key] ?? {}, isWithStudent ? pageProblems(key, record) : []);
  const own = isOwn(actor, facts);
  const seesFiles = own || seesStudent(actor, 'files', facts);
  const seesOf = (data: StudentData, kind: RequestKind) => own || seesRequest(actor, data, facts, kind);
  const requests = record.requests.filter(({ kind }) => seesOf('applications', kind));
  const hidden = record.requests.filter((request) => !requests.includes(request)).map(({ id }) => id);
  const progress = presentProgress(
    state,
    timeline.filter((entry) => entry.request_id === null),
  );
  return {
    ...presentSummary(record, actor, now),
    version: record.version,
    now: now.toISOString(),
    today: facts.today,
    declarationAcceptedAt: record.declarationAcceptedAt.toISOString(),
    declaration: offering.declaration,
    progress,
    timeline: timeline
      .filter(({ request_id }) => request_id === null || !hidden.includes(request_id))
      .map(presentEntry),
    pages: {
      basic: page('basic'),
      application: page('application'),
      questions: page('questions'),
      selfArranged: pages.selfArranged === null ? null : page('selfArranged'),
    },
    languages: languages.map(({ id, test, score, taken_on, note }) => ({ id, test, score, takenOn: taken_on, note })),
    materials: seesFiles ? presentMaterials(offering.requirements, 'application', attachments) : [],
    supplements: seesFiles
      ? supplements.map((supplement) => presentSupplement(supplement, attachments, facts.today))
      : [],
    documents: [
      ...(seesFiles
        ? [
            {
              key: 'application_form',
              title: '申请表',
              url: `/api/applications/${record.id}/documents/application_form`,
              missingCharacters: missingCharacters(textsOf(paperOf({ record, languages, attachments, progress }, now))),
            },
          ]
        : []),
      ...requests.flatMap(({ id, kind, status }) => {
        const title = requestDefinitions[kind].document;
        return title && status !== 'draft' && seesOf('files', kind)
          ? [
              {
                key: kind,
                title,
                url: `/api/requests/${id}/document`,
                missingCharacters: missingCharacters([
                  record.student.name,
                  record.programme.name,
                  hostOf(record) ?? '',
                ]),
              },
            ]
          : [];
      }),
    ],
    requests: requests.map(({ id, kind, status, comment, updatedAt }) => ({
      id,
      kind,
      kindLabel: requestKindLabels[kind],
      status,
      statusLabel: requestStatusLabels[status],
      updatedAt: updatedAt.toISOString(),
      comment,
    })),
    missing: record.missing.map((problem) => ({ ...problem })),
    actions: applicationActions(state, actor, facts),
  };
}

export const presentEntry = (row: TimelineRow): TimelineEntry => ({
  id: row.id,
  at: toInstant(row.at),
  title: row.title,
  by: { name: row.actor_name, role: row.actor_role },
  comment: row.comment,
  stage: row.stage,
});

/** The materials of a phase, each with its files. */
export const presentMaterials = (
  requirements: readonly Requirement[],
  phase: Requirement['phase'],
  attachments: readonly Attachment[],
): ApplicationDetail['materials'] =>
  requirements
    .filter((requirement) => requirement.phase === phase)
    .map((requirement) => ({
      requirement,
      attachments: attachments.filter(({ requirementKey }) => requirementKey === requirement.key),
    }));

const presentSupplement = (
  { id, items, comment, dueOn, step, askedBy, askedAt, state, endedAt }: Supplement,
  attachments: readonly Attachment[],
  today: PlainDate,
): ApplicationDetail['supplements'][number] => ({
  id,
  items: presentMaterials(items, 'application', attachments),
  comment,
  dueOn,
  dueText: deadlineText(dueOn, today),
  stepLabel: reviewStepLabels[step],
  askedBy,
  askedAt: askedAt.toISOString(),
  state,
  endedAt: endedAt?.toISOString() ?? null,
});
