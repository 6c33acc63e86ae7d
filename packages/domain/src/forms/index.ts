export { budgetCategories, budgetTotal } from './budget';
export { checkComplete, missingCount } from './check-complete';
export { checkDraft, replaceForm } from './check-draft';
export {
  type DateOrder,
  type Field,
  type FieldOption,
  type FieldType,
  type FieldValue,
  type FormCheck,
  type FormDefinition,
  type FormValues,
  fieldTypes,
  formChecks,
  type Problem,
} from './definition';
export * from './definitions';
export { isScoreExpired, plainScore } from './language-score';
export { valueText } from './value-text';
export { isAsked } from './values';
