type Read<V> = () => Promise<V>;

/**
 * Those who ask for the same at the same moment share one read: all of one turn of the event loop, and all who come
 * while such a read is under way wait for its end and share the next. Nobody is given an answer that was read before
 * they asked, so it is no cache. A failure is told to everyone who waits: a database that went away must not be waited
 * for twice.
 * @returns asks for what `key` names, which `read` gets when it is this asker's turn to fetch for the others
 */
export function share(): <V>(key: string, read: Read<V>) => Promise<V> {
  const joinable = new Map<string, Promise<unknown>>();
  const underWay = new Map<string, Promise<unknown>>();

  async function inTurn<V>(key: string, read: Read<V>): Promise<V> {
    try {
      await (underWay.get(key) ?? new Promise(setImmediate));
    } finally {
      joinable.delete(key);
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
    // A key names one read, so what its asker is given is of the same type.
    const mine = (joinable.get(key) as Promise<V> | undefined) ?? inTurn(key, read);
    joinable.set(key, mine);
    return mine;
  };
}
