export { housekeeping } from './housekeeping';
export type {
  AlarmSource,
  MessageSources,
  ReasonSource,
  ReminderSource,
  WaitingRow,
  WaitingSource,
} from './reminder-source';
export { createSweeps, type Sweep, type Sweeps } from './sweeps';
