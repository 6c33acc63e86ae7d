import type { Readable } from 'node:stream';

/** Where and how a client posts one file, as multipart: `fields` first, the file last under `fileField`. */
export interface UploadTicket {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly fileField: string;
}

export interface UploadTerms {
  /** The only key this ticket may write. */
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

/** The store did not answer, or would not have us: whose file it was about is not at fault, and the file may be there. */
export class StorageFailed extends Error {}

/**
 * Bytes by key, from methods that throw `StorageFailed` when it is the store's fault. The database knows what they are
 * and whose; this knows nothing of that.
 */
export interface Storage {
  /** The object store's origin, when clients talk to it directly; null when all goes through this server. */
  readonly origin: string | null;
  createUpload(terms: UploadTerms): Promise<UploadTicket>;
  /** A link for whoever holds it, until it expires (≤ 5 minutes). */
  createReadLink(terms: ReadTerms): Promise<string>;
  /** Size in bytes; null when nothing was uploaded. */
  size(key: string): Promise<number | null>;
  /** The whole object; callers bound its size first. */
  read(key: string): Promise<Buffer>;
  put(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** Does nothing when it is gone already. */
  remove(key: string): Promise<void>;
  /** Takes away what writes that broke off before then have left behind. */
  tidy(before: Date): Promise<void>;
}

/** What the disk storage serves itself, behind signed links. */
export interface LocalFiles {
  /** Streams one upload to its key. Throws for a ticket that is forged or expired, or a file over its limit. */
  receive(ticket: string, file: Readable): Promise<void>;
  /** Null for a link that is forged or expired, or a file that is gone. */
  open(
    link: string,
  ): Promise<{ stream: Readable; bytes: number; fileName: string; contentType: string; disposition: string } | null>;
}

/** RFC 6266 with RFC 5987: any name, harmless in a header. */
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
