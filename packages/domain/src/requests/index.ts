export { requestConsequences } from './consequences';
export { applicationNotices, type DateComparison, requestNotices } from './date-notices';
export { asksForMoney, requestDefinitions, requestForms, requestKindLabels } from './registry';
export {
  type MobilityChange,
  type RequestKindDefinition,
  type RequestSubject,
  type RequestTask,
  type StayDates,
  type StayFact,
  type StayFacts,
  stayFacts,
} from './request-kind';
export { afterStayChange, changedFacts, type StayChangeOutcome, stayChangeText } from './stay-change';
