import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '../../platform/errors';
import { type LocalFiles, StorageFailed } from '../../platform/storage';

const limits = { fields: 8, fieldNameSize: 60, fieldSize: 4096, files: 1, parts: 9, headerPairs: 20 };
/** A fault of the store and not of the form, whose stream ends with the same error. */
const isOfStorage = (error: unknown): boolean =>
  error instanceof StorageFailed || (isNativeError(error) && 'syscall' in error);
const malformed = () => new AppError('malformed_request');

/**
 * Reads one upload form as a stream: `ticket` first, then `file`, whose bytes go straight to storage. Name and type
 * of the part are ignored in favour of the ticket. Throws `malformed_request`, `link_expired`, `file_too_large`,
 * and the errors of the store.
 */
export function receiveForm(request: IncomingMessage, files: LocalFiles): Promise<void> {
  const form = parserFor(request);
  let ticket: string | null = null;
  let part: Readable | null = null;
  let received: Promise<void> | null = null;
  let isRefused = false;

  return new Promise<void>((resolve, reject) => {
    const refuse = (error: unknown) => {
      isRefused = true;
      request.unpipe(form);
      // Reads the request to its end, because the response would be lost if the connection closed while the client
      // still sends.
      request.resume();
      // Otherwise a part that never ends would keep its half-written file.
      part?.destroy(malformed());
      // Responds after all work on the request has ended.
      Promise.allSettled([received]).then(([stored]) => {
        if (stored.status === 'rejected' && isOfStorage(stored.reason)) reject(stored.reason);
        else reject(error instanceof AppError ? error : malformed());
      });
    };
    form.on('field', (name, value, nameTruncated, valueTruncated) => {
      if (name !== 'ticket') return;
      if (ticket !== null || nameTruncated || valueTruncated) refuse(malformed());
      else ticket = value;
    });
    form.on('file', (name, stream) => {
      part = stream;
      stream.on('error', refuse);
      // After a refusal, the rest of the same packet is still parsed.
      if (isRefused || ticket === null || name !== 'file') {
        stream.resume();
        refuse(malformed());
        return;
      }
      received = files.receive(ticket, stream);
      received.catch(refuse);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      form.on(limit, () => refuse(malformed()));
    }
    form.on('error', refuse);
    form.on('finish', () => (received === null ? refuse(malformed()) : received.then(resolve, refuse)));
    request.on('close', () => (request.complete ? undefined : refuse(malformed())));
    request.pipe(form);
  });
}

function parserFor(request: IncomingMessage): BusboyInstance {
  const type = request.headers['content-type'] ?? '';
  const headers: BusboyHeaders = { ...request.headers, 'content-type': type };
  try {
    return new Busboy({ headers, limits });
  } catch {
    throw malformed();
  }
}
