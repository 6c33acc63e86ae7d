import type { Readable } from 'node:stream';

/** Where and how a client posts one file, as multipart: `fields` first, the file last under `fileField`. */
export interface UploadTicket {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileField: string;
}

export interface UploadTerms {
  /** The only key that this ticket may write. */
  readonly key: string;
  readonly maxBytes: number;
  readonly contentType: string;
  readonly expires: Date;
}

export interface ReadTerms {
  readonly key: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly disposition: 'inline' | 'attachment';
  readonly expires: Date;
}

/** The store is unreachable or refused our credentials: the caller is not at fault, and the file may exist. */
export class StorageFailed extends Error {}

/** The store is full or read-only: nothing was stored. */
export class StorageFull extends StorageFailed {}

/**
 * Stores bytes by key; methods throw `StorageFailed` for failures of the store. The database knows the type and owner
 * of each object.
 */
export interface Storage {
  /** The object store's origin, when clients access it directly; null when all bytes go through this server. */
  readonly origin: string | null;
  createUpload(terms: UploadTerms): Promise<UploadTicket>;
  /** A link that anyone who has it can use until it expires (≤ 5 minutes). */
  createReadLink(terms: ReadTerms): Promise<string>;
  /** Size in bytes; null when nothing was uploaded. */
  size(key: string): Promise<number | null>;
  /** Reads the whole object; callers must limit its size first. */
  read(key: string): Promise<Buffer>;
  put(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** Does nothing when the object no longer exists. */
  remove(key: string): Promise<void>;
  /** Rejects with `StorageFull` when the store can take nothing; an object store has no such limit. */
  probe(): Promise<void>;
  /** Deletes the remains of writes interrupted before the instant. */
  tidy(before: Date): Promise<void>;
}

/** The requests that disk storage serves itself, by signed links. */
export interface LocalFiles {
  /** Streams one upload to its key. Throws for a ticket that is forged or expired, or a file over its limit. */
  receive(ticket: string, file: Readable): Promise<void>;
  /** Null for a forged or expired link, or a file that no longer exists. */
  open(
    link: string,
  ): Promise<{ stream: Readable; bytes: number; fileName: string; contentType: string; disposition: string } | null>;
}

/** RFC 6266 with RFC 5987: encodes any name safely in a header. */
export function contentDisposition(disposition: string, fileName: string): string {
  const ascii = fileName.replace(/[^A-Za-z0-9._-]/g, '_');
  const encoded = encodeURIComponent(wellFormed(fileName)).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A lone surrogate cannot be encoded; it becomes the replacement character. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
