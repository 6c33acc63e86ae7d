import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './ports';
import { Subprocess } from './subprocess';
import { waitFor } from './wait-for';

export interface RedisServer {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts a Redis server on a free port, without persistence. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const subfolder = join(folder, 'redis');
  mkdirSync(subfolder, { recursive: true });
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', subfolder];
  let current: Subprocess | null = null;
  const redis: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      current = new Subprocess('redis', 'redis-server', args, join(subfolder, 'log'));
      await waitFor('redis to answer', async () => {
        const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
        client.on('error', () => undefined);
        try {
          await client.connect();
          return (await client.ping()) === 'PONG';
        } finally {
          client.disconnect();
        }
      });
    },
    async kill() {
      await current?.end('SIGKILL');
    },
  };
  await redis.start();
  return redis;
}
