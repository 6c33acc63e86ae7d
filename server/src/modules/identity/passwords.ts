import { hash, verify } from '@node-rs/argon2';

export const hashPassword = (password: string): Promise<string> => hash(password);

/** Compared for accounts that do not exist, so that the response takes as long as for a wrong password. */
let standIn: Promise<string> | null = null;

/** False for a wrong password and for an account without one, after the same amount of work. */
export async function passwordMatches(hashed: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword('nobody');
  const matches = await verify(hashed ?? (await standIn), password);
  return matches && hashed !== null;
}
