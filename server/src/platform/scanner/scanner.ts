import { connect, type Socket } from 'node:net';

/** `unknown`: the scanner did not answer; scan again later and do not serve the file until then. */
export type Verdict = 'clean' | 'infected' | 'unknown';
export interface Scanner {
  scan(bytes: Buffer): Promise<Verdict>;
}

const chunkBytes = 64 * 1024;
/** Timeout of silence: the daemon sends nothing while it scans a large file. */
const patienceMilliseconds = 60_000;
const maxAnswerLength = 1000;

function addressOf(url: string): { path: string } | { host: string; port: number } {
  const { protocol, hostname, port, pathname } = new URL(url);
  return protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port || 3310) };
}

/**
 * Sends `INSTREAM` in chunks, each after its length; an empty chunk ends it. The daemon may close the connection for
 * a file that is too large.
 */
async function send(socket: Socket, bytes: Buffer): Promise<void> {
  const write = (part: Buffer | string) =>
    new Promise<void>((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));
  await write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    await write(Buffer.concat([length, chunk]));
  }
  await write(Buffer.alloc(4));
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      received += text;
      if (received.includes('\0') || received.length > maxAnswerLength) resolve(received.split('\0')[0] ?? '');
    });
    socket.on('end', () => resolve(received.trim()));
    socket.on('error', reject);
    socket.setTimeout(patienceMilliseconds, () => reject(new Error('the scanner is silent')));
  });
}

/** ClamAV's daemon at `tcp://host:port` or `unix:/path`, with one connection per file. Never throws. */
export function clamdScanner(url: string): Scanner {
  return {
    async scan(bytes) {
      const socket = connect(addressOf(url));
      try {
        const answer = answerOf(socket);
        // A daemon that refuses early has already answered, so our broken pipe can be ignored.
        await Promise.all([answer, send(socket, bytes).catch(() => undefined)]);
        const received = await answer;
        if (received === 'stream: OK') return 'clean';
        return received.startsWith('stream: ') && received.endsWith(' FOUND') ? 'infected' : 'unknown';
      } catch {
        return 'unknown';
      } finally {
        socket.destroy();
      }
    },
  };
}

/** Without a scanner only size, type and structure are checked. */
export const noScanner: Scanner = { scan: async () => 'clean' };
