type Read<V> = () => Promise<V>;

/**
 * Equal reads at the same moment are sent once (single flight): all that are asked for in one turn of the event loop,
 * and all that are asked for while such a read is under way share the next one. Nobody is given an answer that was read
 * before they asked, so it is no cache. When a read fails, all who wait are rejected with its error: a database that
 * went away is not waited for twice.
 * @returns reads what `key` names by `read`, or shares the answer of an equal read that has not been sent yet
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
    // A key names one read, so its answer has the same type.
    const mine = (waiting.get(key) as Promise<V> | undefined) ?? readInTurn(key, read);
    waiting.set(key, mine);
    return mine;
  };
}
