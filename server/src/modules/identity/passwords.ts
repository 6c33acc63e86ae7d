import { hash, verify } from '@node-rs/argon2';

export const hashPassword = (password: string): Promise<string> => hash(password);

/** Stands in for accounts that do not exist, so that guessing takes as long as being wrong. */
let nobody: Promise<string> | null = null;

/** False for a wrong password and for an account without one, after the same work. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody');
  const matches = await verify(hashed ?? (await nobody), password);
  return matches && hashed !== null;
}
