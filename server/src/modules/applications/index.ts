export { type Applications, createApplications } from './applications';
export { appendTimeline, type TimelineInput } from './commands/append-timeline';
export type { SubmissionInput } from './commands/keep-submission';
export type { MoveInput } from './commands/move-input';
export { recordedStudent, recordedSystem } from './commands/recorded-actors';
export type {
  ApplicationsDeps,
  RecordedActor,
  StageChange,
  StageChangedHandler,
  StayChange,
  StayChangedHandler,
} from './context';
export { eraseApplications } from './jobs/erase';
export { eraseDraftsOf } from './jobs/erase-drafts';
export { applicationReminders, applicationsInReview, waitingApplications } from './jobs/reminders';
export { searchableApplications } from './jobs/search-index';
export { presentEntry, presentMaterials } from './presenters/detail';
export { presentPage } from './presenters/form';
export { presentProgress } from './presenters/progress';
export { missingMaterials } from './reads/missing';
export { withProgramme } from './reads/offering';
export type { ApplicationRecord, Mobility, Offering, RequestOfApplication } from './reads/records';
export type { TimelineRow } from './reads/rows';
export { handedInRequests, handedInScope, havingRequests } from './reads/scope';
export { type SearchedColumns, searchedApplications } from './reads/search';
export { hostOf } from './reads/stay';
export { answersOf, type SubmissionChanges } from './reads/submissions';
export type { ApplicationCondition, ConditionSubject } from './reads/unmet-conditions';
export { zonesAbroad } from './reads/zones-abroad';
export { refusal } from './refusal';
export { applicationRoutes } from './routes';
