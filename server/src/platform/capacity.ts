import type { Clock } from './clock';
import { type Database, isUnwritable, probeWrites, singleFlight } from './database';
import type { Logger } from './log';
import { type Storage, StorageFull } from './storage';

/** Where the server keeps what people send. */
export const stores = ['files', 'database'] as const;
export type Store = (typeof stores)[number];

/** Whether the stores can be written to: for `/readyz`, the metrics and the log. */
export interface Capacity {
  /** The stores that are full or read-only. Rejects when the database is unreachable. */
  unwritable(): Promise<readonly Store[]>;
  /** Remembers a write that failed; ignores errors that are not about a store. */
  note(error: unknown): void;
}

/** The store that is full or read-only; null for any other error. */
export function fullStore(error: unknown): Store | null {
  if (error instanceof StorageFull) return 'files';
  return isUnwritable(error) ? 'database' : null;
}

/** Probes are not repeated within this time: anybody may ask `/readyz`. */
const probeMilliseconds = 5000;
/** A large file may not fit where the probe still does, so that a failed write counts for this time. */
const notedMilliseconds = 60_000;

export interface CapacityDeps {
  readonly database: Database;
  readonly storage: Pick<Storage, 'probe'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createCapacity({ database, storage, clock, logger }: CapacityDeps): Capacity {
  const noted = new Map<Store, number>();
  const once = singleFlight();
  let probed: { readonly at: number; readonly full: readonly Store[] } | null = null;
  const now = () => clock.real().getTime();

  async function isFull(probe: () => Promise<void>): Promise<boolean> {
    try {
      await probe();
      return false;
    } catch (error) {
      if (fullStore(error) === null) throw error;
      return true;
    }
  }
  async function probe(): Promise<readonly Store[]> {
    if (probed && now() - probed.at < probeMilliseconds) return probed.full;
    const full: Store[] = [];
    if (await isFull(() => storage.probe())) full.push('files');
    if (await isFull(() => probeWrites(database))) full.push('database');
    if (full.join() !== (probed?.full ?? []).join()) logger.error({ stores: full }, 'stores that cannot be written to');
    probed = { at: now(), full };
    return full;
  }

  return {
    async unwritable() {
      const full = await once('probe', probe);
      return stores.filter(
        (store) => full.includes(store) || now() - (noted.get(store) ?? -Infinity) < notedMilliseconds,
      );
    },
    note(error) {
      const store = fullStore(error);
      if (store) noted.set(store, now());
    },
  };
}
