import { randomBytes } from 'node:crypto';

/** 120 random bits in 20 URL-safe characters: opaque and unguessable. */
export const newId = (): string => randomBytes(15).toString('base64url');
