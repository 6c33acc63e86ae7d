export { requestConsequences } from './consequences';
export { asksForMoney, requestDefinitions, requestForms, requestKindLabels } from './registry';
export type { MobilityChange, RequestKindDefinition, RequestSubject, RequestTask, StayDates } from './request-kind';
