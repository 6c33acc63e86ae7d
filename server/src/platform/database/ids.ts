import { randomFillSync } from 'node:crypto';

const idBytes = 15;
/** Random bytes are read in bulk, because one call to the system costs the same for one id as for hundreds. */
const pool = Buffer.alloc(256 * idBytes);
let used = pool.length;

/** 120 random bits in 20 URL-safe characters: opaque and unguessable. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.toString('base64url', used - idBytes, used);
}
