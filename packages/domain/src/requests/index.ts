export { requestConsequences } from './consequences';
export { requestDefinitions, requestForms, requestKindLabels } from './registry';
export type { MobilityChange, RequestKindDefinition, RequestSubject, RequestTask, StayDates } from './request-kind';
