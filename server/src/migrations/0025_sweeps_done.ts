import type { Migration } from '../platform/database/migration';

export const sweepsDone: Migration = {
  name: '0025_sweeps_done',
  up: ({ run }) => run('CREATE INDEX sweep_slots_done ON sweep_slots (sweep, finished_at)'),
};
