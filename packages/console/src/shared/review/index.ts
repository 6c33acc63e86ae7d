export { answerText } from './answer-text';
export { BatchNotices } from './batch-notices';
export { ChangesBox } from './changes-box';
export { type Difference, difference } from './difference';
export { FactList } from './fact-list';
export { factsOf } from './facts';
export { NoticesBox } from './notices-box';
export {
  materialsOf,
  pagesOf,
  type Reviewed,
  readRecord,
  recordKey,
  type Subject,
  useApplicationRecord,
  useRecord,
} from './record';
export { requiresComment } from './requires-comment';
export { IdentityCard, RevealAnswer } from './reveal';
export { StepComments } from './step-comments';
