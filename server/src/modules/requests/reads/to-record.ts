import type { Attachment } from '@yuanhang/contract';
import {
  checkComplete,
  type FormValues,
  type Problem,
  type RequestState,
  requestConsequences,
  requestDefinitions,
} from '@yuanhang/domain';
import { fromJson, toDate, toDateOrNull } from '../../../platform/database';
import { type ApplicationRecord, missingMaterials } from '../../applications';
import type { SealedForms } from '../sealed-form';
import type { RequestRecord, RequestRow } from './records';

/** Builds the record of a request for decisions, from its row, its application and its complete files. */
export function toRecord(
  row: RequestRow,
  application: ApplicationRecord,
  attachments: readonly Attachment[],
  forms: SealedForms,
): RequestRecord {
  const kind = requestDefinitions[row.kind];
  const form = fromJson(row.form);
  const values = forms.open(row.id, kind.form, form);
  const isWithStudent = row.status === 'draft' || row.status === 'revision_required';
  const problems = isWithStudent ? problemsOf(row, values, application) : [];
  const requirements = kind.materials
    ? application.offering.requirements.filter(({ phase }) => phase === kind.materials)
    : [];
  const missing = [
    ...problems.map((problem) => ({ ...problem, field: `form.${problem.field}` })),
    ...(isWithStudent && kind.materials ? missingMaterials(requirements, kind.materials, attachments) : []),
  ];
  return {
    id: row.id,
    kind: row.kind,
    version: row.version,
    state: stateOf(row, values),
    facts: {
      stage: application.state.stage,
      application: application.facts,
      missingCount: missing.length,
      requestedFen: kind.requestedFen?.(values) ?? null,
    },
    application,
    form,
    values,
    requirements,
    attachments,
    comment: row.comment,
    submittedAt: toDateOrNull(row.submitted_at),
    updatedAt: toDate(row.updated_at),
    consequences: requestConsequences(row.kind, values, application, row.last_answered_on),
    problems,
    missing,
  };
}

/**
 * Problems of the form come first; whether fields fit the stay is checked only for fields that are valid by
 * themselves.
 */
function problemsOf(row: RequestRow, values: FormValues, application: ApplicationRecord): Problem[] {
  const { form, check } = requestDefinitions[row.kind];
  const own = checkComplete(form, values);
  const more = check(values, application);
  return [...own, ...more.filter(({ field }) => !own.some((problem) => problem.field === field))];
}

const stateOf = (row: RequestRow, values: FormValues): RequestState => ({
  kind: row.kind,
  status: row.status,
  chain: row.status === 'draft' ? requestDefinitions[row.kind].chain : fromJson(row.chain),
  stepIndex: row.step_index,
  returningStep: row.status === 'revision_required' ? row.resume_step : null,
  everSubmitted: row.submitted_at !== null,
  cancels: requestDefinitions[row.kind].cancels(values),
});
