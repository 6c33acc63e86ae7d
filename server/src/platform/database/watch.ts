import type { Socket } from 'node:net';
import type { Pool } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import type { Sequelize } from 'sequelize';
import { isUnreachable } from './errors';

const patienceMilliseconds = 2000;
const probeMilliseconds = 1500;

/** Passes work through, and rejects it when the database stops answering. */
export type Watch = <T>(work: Promise<T>) => Promise<T>;

export const unwatched: Watch = (work) => work;

const hasStream = (connection: unknown): connection is { stream: Socket } =>
  typeof connection === 'object' && connection !== null && 'stream' in connection;

async function answers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: probeMilliseconds });
    await connection.end();
    return true;
  } catch (error) {
    // A refused login or a full server is an answer: the database is reachable.
    return !isUnreachable(error);
  }
}

/**
 * A database that disappears silently (power, network, a frozen disk) keeps open connections waiting for the TCP
 * timeout of many minutes. When work takes long, another connection is tried. If the database is only slow, nothing
 * happens; if it is silent, every connection is closed, so that waiting callers fail at once and the next ones open
 * new connections.
 */
export function watchConnections(sequelize: Sequelize, pool: Pool, url: string): Watch {
  const open = new Set<Socket>();
  const listen = (connection: unknown) => {
    if (!hasStream(connection)) return;
    const { stream } = connection;
    open.add(stream);
    stream.once('close', () => open.delete(stream));
  };
  sequelize.addHook('afterConnect', listen);
  pool.on('connection', listen);

  let probing = false;
  async function probe(): Promise<void> {
    if (probing) return;
    probing = true;
    if (!(await answers(url))) {
      const silence = Object.assign(new Error('the database does not answer'), { code: 'ECONNRESET' });
      for (const stream of open) stream.destroy(silence);
    }
    probing = false;
  }

  return async (work) => {
    const timer = setInterval(() => void probe(), patienceMilliseconds).unref();
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  };
}
