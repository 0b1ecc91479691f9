import { createHash, randomBytes } from 'node:crypto';
import { API_TOKEN_PREFIX } from '../../plugins/authentication.ts';

/** What a token says: which one it is, and a secret that proves it. */
export interface TokenText {
  readonly id: string;
  readonly secret: string;
}

const SECRET_BYTES = 32;
const TEXT = new RegExp(`^${API_TOKEN_PREFIX}([0-9a-f]{32})_([\\w-]{43})$`);

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** The secret is random and long: a plain hash cannot be turned back. */
export const hashSecret = (secret: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(secret).digest());

export const writeToken = ({ id, secret }: TokenText): string =>
  `${API_TOKEN_PREFIX}${id.replaceAll('-', '')}_${secret}`;

/** Undefined for a text that is no token. */
export function readToken(text: string): TokenText | undefined {
  const [, hex = '', secret = ''] = TEXT.exec(text) ?? [];
  if (!secret) return undefined;
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { id, secret };
}
