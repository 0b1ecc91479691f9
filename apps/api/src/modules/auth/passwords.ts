import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP names for interactive sign-in: 19 MiB, two passes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. Without a hash (unknown person, or one who signs in elsewhere) it takes as long and is
 * false, so that the time does not tell which user names exist.
 */
export async function passwordFits(password: string, stored: string | null | undefined): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const fits = await verify(stored ?? (await decoy), password);
  return fits && typeof stored === 'string';
}
