import { isTravelDocumentNumber } from '../identifiers';
import { travelDocumentTypeLabels, travelDocumentTypes } from '../vocabulary';
import { budgetTotal } from './budget';
import type { FormCheck, FormValues, Problem } from './definition';
import { checkLanguageScore } from './language-score';
import { textOf } from './values';

/** Runs a rule over several fields. Empty fields are ignored. */
export function runCheck(name: FormCheck, values: FormValues): Problem[] {
  const problem = checks[name](values);
  return problem ? [problem] : [];
}

const checks: Record<FormCheck, (values: FormValues) => Problem | null> = {
  language_score: checkLanguageScore,
  travel_document_number: (values) => {
    const type = travelDocumentTypes.find((known) => known === textOf(values, 'travelDocumentType'));
    const number = textOf(values, 'travelDocumentNumber');
    if (!type || number === '' || isTravelDocumentNumber(type, number)) return null;
    const message = `请检查${travelDocumentTypeLabels[type]}号码`;
    return { field: 'travelDocumentNumber', code: 'document_number_invalid', message };
  },
  budget_total: (values) =>
    budgetTotal(values) > 0
      ? null
      : { field: 'internationalTravelAmount', code: 'required', message: '请至少填写一项预算金额' },
  bank_account: (values) => {
    const account = textOf(values, 'bankAccount');
    if (account === '' || /^\d{9,25}$/.test(account.replace(/[\s-]/g, ''))) return null;
    return { field: 'bankAccount', code: 'bank_account_invalid', message: '请检查银行账号' };
  },
};
