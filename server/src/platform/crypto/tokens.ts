import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** The stored form of a token; a plain hash suffices for 256 random bits. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const equalInConstantTime = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

export interface Signer {
  /** Returns `payload.expiry.mac`, URL-safe; `purpose` prevents a link of one kind from being used as another. */
  sign(purpose: string, payload: string, expires: Date): string;
  /** The payload; null when the text is forged, altered or expired. */
  verify(purpose: string, signed: string, now: Date): string | null;
}

export function createSigner(secret: string): Signer {
  const mac = (purpose: string, body: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${body}`).digest('base64url');
  return {
    sign(purpose, payload, expires) {
      const body = `${Buffer.from(payload).toString('base64url')}.${expires.getTime().toString(36)}`;
      return `${body}.${mac(purpose, body)}`;
    },
    verify(purpose, signed, now) {
      const [payload, expiry, given, ...rest] = signed.split('.');
      if (!payload || !expiry || !given || rest.length > 0) return null;
      if (!equalInConstantTime(given, mac(purpose, `${payload}.${expiry}`))) return null;
      return Number.parseInt(expiry, 36) < now.getTime() ? null : Buffer.from(payload, 'base64url').toString('utf8');
    },
  };
}
