export { zonesAbroad } from './abroad';
export { type ApplicationsModule, createApplications } from './applications';
export type { ApplicationsDeps } from './context';
export { eraseApplications } from './erase';
export { eraseDraftsOf } from './erase-drafts';
export type {
  Applications,
  MoveInput,
  RecordedActor,
  StageChange,
  StageChangedHandler,
  TimelineInput,
} from './interface';
export { missingMaterials } from './missing';
export { presentEntry, presentMaterials } from './present-detail';
export { presentPage } from './present-form';
export { presentProgress } from './present-progress';
export type { ApplicationRecord, Mobility, Offering, RequestOfApplication } from './records';
export { refusal } from './refusal';
export { applicationReminders, waitingApplications, withProgramme } from './reminders';
export { applicationRoutes } from './routes';
export type { TimelineRow } from './rows';
export { anyScope, type Scope, staffScope } from './scope';
export { answersOf, type Changes } from './submissions';
