import { connect, type Socket } from 'node:net';
import type { Call } from '../questions/question';

/** The bytes of a request, built before the measurement starts. */
export function bytesOf({ method, path, token, body, idempotencyKey }: Call): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${token}`,
    ...(idempotencyKey === undefined ? [] : [`Idempotency-Key: ${idempotencyKey}`]),
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`]),
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${text}`);
}

const endOfHeaders = Buffer.from('\r\n\r\n');

/** The size of an answer, and its text when it was no success. */
export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly text: string;
}

/**
 * A keep-alive connection that sends one request at a time. It parses only the status and the length of an answer, because
 * the generator shares the cores with the measured server: it needs a third of the CPU of node:http.
 */
export class LoadConnection {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #received = 0;
  #expected = 0;
  #status = 0;
  #done: (answer: Answer) => void = () => undefined;

  /** @param failed when the connection breaks, or an answer cannot be read */
  constructor(port: number, failed: (error: Error) => void) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#socket.on('error', failed);
    this.#socket.on('end', () => failed(new Error('the server closed the connection')));
    this.#socket.on('data', (chunk) => {
      try {
        this.#read(chunk);
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  send(request: Buffer, done: (answer: Answer) => void): void {
    this.#done = done;
    this.#chunks = [];
    this.#received = 0;
    this.#expected = 0;
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.removeAllListeners('end');
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    if (this.#expected === 0 && !this.#readHeaders()) return;
    if (this.#received < this.#expected) return;
    const text = this.#status === 200 ? '' : Buffer.concat(this.#chunks).toString();
    this.#done({ status: this.#status, bytes: this.#expected, text });
  }

  #readHeaders(): boolean {
    const [first] = this.#chunks;
    const received = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    const end = received.indexOf(endOfHeaders);
    if (end < 0) return false;
    const headers = received.toString('latin1', 0, end);
    const length = /content-length: (\d+)/i.exec(headers)?.[1];
    if (length === undefined) throw new Error(`an answer without its length:\n${headers}`);
    this.#status = Number(headers.slice(9, 12));
    this.#expected = end + endOfHeaders.length + Number(length);
    return true;
  }
}
