import type { RequestDetail } from '@yuanhang/contract';
import {
  type Actor,
  isOwn,
  type PlanChangeConsequences,
  requestActions,
  requestDefinitions,
  requestStatusLabels,
  seesRequest,
} from '@yuanhang/domain';
import { presentEntry, presentMaterials, presentPage, presentProgress, type TimelineRow } from '../../applications';
import type { RequestRecord } from '../reads/records';
import type { SealedForms } from '../sealed-form';

/** A request as `actor` may see it, without files that the actor may not read; sensitive numbers are masked for everybody. */
export function presentRequest(
  record: RequestRecord,
  timeline: readonly TimelineRow[],
  actor: Actor,
  now: Date,
  forms: SealedForms,
): RequestDetail {
  const { kind, state, application } = record;
  const { form, label, materials } = requestDefinitions[kind];
  const seesFiles = isOwn(actor, application.facts) || seesRequest(actor, 'files', application.facts, kind);
  return {
    id: record.id,
    kind,
    kindLabel: label,
    status: state.status,
    statusLabel: requestStatusLabels[state.status],
    updatedAt: record.updatedAt.toISOString(),
    comment: record.comment,
    version: record.version,
    now: now.toISOString(),
    application: { id: application.id, number: application.number, programmeName: application.programme.name },
    page: presentPage(form, forms.mask(record.id, form, record.form), record.problems),
    materials:
      materials === null || !seesFiles ? [] : presentMaterials(record.requirements, materials, record.attachments),
    progress: presentProgress(state, timeline),
    timeline: timeline.map(presentEntry),
    consequences: record.consequences && presentConsequences(record.consequences),
    missing: record.missing.map((problem) => ({ ...problem })),
    actions: requestActions(state, actor, record.facts),
  };
}

const presentConsequences = ({ before, after, daysAdded, notes }: PlanChangeConsequences) => ({
  before: { ...before, checkIns: [...before.checkIns] },
  after: { ...after, checkIns: [...after.checkIns] },
  daysAdded,
  notes: [...notes],
});
