import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../src/platform/database';

/** A stand-in for ClamAV that implements INSTREAM exactly: it knows one signature, and has a maximum size. */
export interface Clamd {
  readonly tcp: string;
  readonly unix: string;
  /** Every file received completely. */
  readonly seen: Buffer[];
  stop(): Promise<void>;
}
export const knownVirus = 'THIS-IS-WHAT-THE-SIGNATURE-SAYS';
const prefix = Buffer.from('zINSTREAM\0');

function serve(socket: Socket, maxBytes: number, seen: Buffer[]): void {
  let held = Buffer.alloc(0);
  let file = Buffer.alloc(0);
  let begun = false;
  const say = (line: string) => socket.end(`${line}\0`);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    if (!begun) {
      if (held.length < prefix.length) return;
      if (!held.subarray(0, prefix.length).equals(prefix)) return say('UNKNOWN COMMAND');
      begun = true;
      held = held.subarray(prefix.length);
    }
    while (held.length >= 4) {
      const length = held.readUInt32BE(0);
      if (length === 0) {
        seen.push(file);
        return say(file.includes(knownVirus) ? 'stream: Test.Signature FOUND' : 'stream: OK');
      }
      if (held.length < 4 + length) return;
      file = Buffer.concat([file, held.subarray(4, 4 + length)]);
      held = held.subarray(4 + length);
      if (file.length > maxBytes) return say('INSTREAM size limit exceeded. ERROR');
    }
  });
}

export async function startClamd(maxBytes = 25 * 1024 * 1024): Promise<Clamd> {
  const seen: Buffer[] = [];
  const servers = [1, 2].map(() => createServer((socket) => serve(socket, maxBytes, seen)));
  const [overTcp, overUnix] = servers;
  const path = join(tmpdir(), `clamd-${newId()}.sock`);
  await new Promise<void>((resolve) => overTcp?.listen(0, '127.0.0.1', () => resolve()));
  await new Promise<void>((resolve) => overUnix?.listen(path, () => resolve()));
  const address = overTcp?.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    tcp: `tcp://127.0.0.1:${port}`,
    unix: `unix:${path}`,
    seen,
    stop: async () => {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
