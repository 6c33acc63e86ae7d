export { housekeeping } from './housekeeping';
export { createJobs, type Job, type Jobs } from './jobs';
