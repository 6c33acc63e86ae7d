import type { RequestKind } from '../../vocabulary';
import type { FormDefinition } from '../definition';
import { budgetApplicationForm } from './budget-application';
import { dispatchConfirmationForm } from './dispatch-confirmation';
import { fundingApplicationForm } from './funding-application';
import { planChangeForm } from './plan-change';
import { preDepartureChangeForm } from './pre-departure-change';
import { returnFormalitiesForm } from './return-formalities';

export { applicationInformationForm } from './application-information';
export { basicInformationForm } from './basic-information';
export { languageProficiencyForm } from './language-proficiency';
export { asksToCancel } from './pre-departure-change';
export { selfArrangedForm } from './self-arranged';
export {
  budgetApplicationForm,
  dispatchConfirmationForm,
  fundingApplicationForm,
  planChangeForm,
  preDepartureChangeForm,
  returnFormalitiesForm,
};

export const requestForms: Readonly<Record<RequestKind, FormDefinition>> = {
  dispatch_confirmation: dispatchConfirmationForm,
  pre_departure_change: preDepartureChangeForm,
  budget_application: budgetApplicationForm,
  plan_change: planChangeForm,
  return_formalities: returnFormalitiesForm,
  funding_application: fundingApplicationForm,
};
