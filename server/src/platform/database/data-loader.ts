import DataLoader from 'dataloader';

/** More in one statement would be a new statement for the database to prepare, and an answer nobody waits for. */
const maxBatchSize = 200;

/**
 * Values by key, read in batches (`dataloader`, without its cache): keys asked for in one turn of the event loop are
 * read together; keys asked for while a read is under way wait for its end and are then read together. Nobody is given
 * a value that was read before they asked. Under load this saves most of the statements; otherwise it costs one turn.
 * @param load reads many keys at once and leaves out those without a value. When it fails, all who wait are rejected
 *   with its error: a database that went away is not waited for twice
 */
export function dataLoader<V>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  let underWay: Promise<unknown> | null = null;
  let failed: { readonly error: unknown } | null = null;

  async function read(keys: readonly string[]): Promise<(V | null)[]> {
    if (failed) throw failed.error;
    const reading = load([...new Set(keys)]);
    underWay = reading;
    try {
      const found = await reading;
      return keys.map((key) => found.get(key) ?? null);
    } finally {
      if (underWay === reading) underWay = null;
    }
  }

  function schedule(readBatch: () => void): void {
    if (!underWay) {
      setImmediate(readBatch);
      return;
    }
    underWay.then(readBatch, (error: unknown) => {
      // `readBatch` calls `read` before it returns.
      failed = { error };
      readBatch();
      failed = null;
    });
  }

  const loader = new DataLoader<string, V | null>(read, { cache: false, maxBatchSize, batchScheduleFn: schedule });
  return (key) => loader.load(key);
}
