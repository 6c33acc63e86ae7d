export { housekeeping } from './housekeeping';
export type { ReminderSource } from './reminder-source';
export { createSweeps, type Sweep, type Sweeps } from './sweeps';
