import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Child, freePort, until } from './child';

export interface RedisServer {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** A Redis of our own, which keeps nothing. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const own = join(folder, 'redis');
  mkdirSync(own, { recursive: true });
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', own];
  let child: Child | null = null;
  const redis: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      child = new Child('redis', 'redis-server', args, join(own, 'log'));
      await until('redis to answer', async () => {
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
      await child?.end('SIGKILL');
    },
  };
  await redis.start();
  return redis;
}
