import DataLoader from 'dataloader';

/** Larger batches would need more prepared statements of other lengths, and delay the first results. */
const maxBatchSize = 200;

/**
 * Values by key, read in batches (`dataloader`, without its cache). Keys requested in one turn of the event loop are
 * read together; keys requested during a read wait for its end and are then read together. No caller gets a value
 * that was read before its call. Under load this saves most of the statements; otherwise it costs one turn.
 * @param load reads many keys at once and omits those without a value. If it fails, all waiting callers are rejected
 * with its error, so that they do not wait for an unreachable database again
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
