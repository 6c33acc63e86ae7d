type Read<V> = () => Promise<V>;

/**
 * Sends concurrent equal reads once (single flight): all calls of one turn of the event loop share a read, and all
 * calls during such a read share the next one. It is not a cache, because no caller gets a result that was read
 * before its call. When a read fails, all waiting callers are rejected with its error, so that they do not wait for
 * an unreachable database again.
 * @returns a function that reads by `read` under `key`, or shares the result of an equal read that has not been sent
 * yet
 */
export function singleFlight(): <V>(key: string, read: Read<V>) => Promise<V> {
  const waiting = new Map<string, Promise<unknown>>();
  const underWay = new Map<string, Promise<unknown>>();

  async function readInTurn<V>(key: string, read: Read<V>): Promise<V> {
    try {
      await (underWay.get(key) ?? new Promise(setImmediate));
    } finally {
      waiting.delete(key);
    }
    const sent = read();
    underWay.set(key, sent);
    try {
      return await sent;
    } finally {
      if (underWay.get(key) === sent) underWay.delete(key);
    }
  }

  return <V>(key: string, read: Read<V>) => {
    // A key names one read, so its result has the same type.
    const mine = (waiting.get(key) as Promise<V> | undefined) ?? readInTurn(key, read);
    waiting.set(key, mine);
    return mine;
  };
}
