import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '../errors';

export interface ReceivedFile {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string;
  readonly bytes: Buffer;
}
/** Bytes of one field; the largest is the assignment of an import's columns. */
const maxFieldBytes = 65_536;
const malformed = () => new AppError('malformed_request');

/** Reads a form of a few fields and one file into memory. Throws `malformed_request`, `file_too_large`. */
export function receiveFile(request: IncomingMessage, maxBytes: number): Promise<ReceivedFile> {
  return new Promise((resolve, reject) => {
    const type = request.headers['content-type'] ?? '';
    if (!type.startsWith('multipart/form-data')) {
      reject(malformed());
      return;
    }
    const fields: Record<string, string> = {};
    const chunks: Buffer[] = [];
    let fileName: string | null = null;
    const headers: BusboyHeaders = { ...request.headers, 'content-type': type };
    const limits = { fields: 5, fieldSize: maxFieldBytes, fieldNameSize: 40, files: 1, fileSize: maxBytes, parts: 6 };
    const refuse = (error: unknown) => {
      request.unpipe();
      // Reads the request to its end, because the response would be lost if the connection closed while the client
      // still sends.
      request.resume();
      reject(error instanceof AppError ? error : malformed());
    };
    let form: BusboyInstance;
    try {
      form = new Busboy({ headers, limits });
    } catch {
      refuse(malformed());
      return;
    }
    form.on('field', (name, value, _, isTruncated) => {
      if (isTruncated) refuse(malformed());
      fields[name] = value;
    });
    form.on('file', (_, stream, name) => {
      fileName = name;
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () =>
        refuse(new AppError('file_too_large', { message: `文件不能超过 ${maxBytes / 1024 / 1024} MB` })),
      );
      stream.on('error', refuse);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) form.on(limit, () => refuse(malformed()));
    form.on('error', refuse);
    form.on('finish', () =>
      fileName === null ? refuse(malformed()) : resolve({ fields, fileName, bytes: Buffer.concat(chunks) }),
    );
    request.on('close', () => (request.complete ? undefined : refuse(malformed())));
    request.pipe(form);
  });
}
