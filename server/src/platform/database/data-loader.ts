interface Asker<V> {
  readonly resolve: (value: V | null) => void;
  readonly reject: (error: unknown) => void;
}

/** More in one statement would be a new statement for the database to prepare, and an answer nobody waits for. */
const maxAtOnce = 200;

/**
 * Many who ask for a value each share a read. Those of one turn of the event loop ask together; whoever comes while a
 * read is under way waits for its end, then asks together with all who came meanwhile. Nobody is given an answer that
 * was read before they asked. Under load it spares most of the statements, in quiet it costs nothing.
 * @param load finds many at once; a key that it leaves out has no value. When it fails, everyone who waits hears it:
 *   a database that went away must not be waited for twice
 */
export function coalesce<V>(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  const waiting = new Map<string, Asker<V>[]>();
  let isAwake = false;

  function take(most: number): [string, Asker<V>[]][] {
    const taken = [...waiting].slice(0, most);
    for (const [key] of taken) waiting.delete(key);
    return taken;
  }

  async function work(): Promise<void> {
    while (waiting.size > 0) {
      const asked = take(maxAtOnce);
      try {
        const found = await load(asked.map(([key]) => key));
        for (const [key, askers] of asked) for (const { resolve } of askers) resolve(found.get(key) ?? null);
      } catch (error) {
        for (const [, askers] of [...asked, ...take(waiting.size)]) for (const { reject } of askers) reject(error);
      }
    }
    isAwake = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const asker = { resolve, reject };
      const others = waiting.get(key);
      if (others) others.push(asker);
      else waiting.set(key, [asker]);
      if (isAwake) return;
      isAwake = true;
      setImmediate(() => void work());
    });
}
