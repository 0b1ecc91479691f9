import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Keeps people's numbers in the database so that whoever reads only the database learns none. */
export interface PersonalBox {
  /** Seals a text; one that is sealed under the present key stays as it is. @param owner what it belongs to: it opens for nothing else */
  seal(text: string, owner: string): string;
  /** The text that was sealed. Anything else, also what another installation or another owner sealed, stays as it is. */
  open(text: string, owner: string): string;
  isSealed(text: string): boolean;
  /** Keyed hash, the same for the same text: finds and compares without telling. */
  keyOf(kind: 'phone', text: string): string;
  /** Keyed hash over anything, to prove later that it has not been changed. */
  vouch(text: string): string;
  /** Whether this installation vouched for a text, under this secret or a former one. */
  vouches(text: string, word: string): boolean;
  /** How everything begins that is sealed under the present key. */
  readonly presentPrefix: string;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LOOKUP = 'flowhall personal data lookup';
const SEALED = /^sealed:1:([0-9a-f]{8}):([\w-]+)$/;

/** What an action opens it mostly seals again, as it was: so many numbers are remembered. */
const REMEMBERED = 2000;
const REMEMBERED_CHARACTERS = 200;

interface Key {
  readonly id: string;
  readonly key: KeyObject;
}

const derive = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

function keyFrom(secret: string): Key {
  const key = createSecretKey(derive(secret, 'flowhall personal data'));
  return { key, id: createHmac('sha256', key).update('key id').digest('hex').slice(0, 8) };
}

/**
 * AES-256-GCM under keys made from the installation's secret for this purpose (RFC 5869). What former secrets sealed still
 * opens, until it is sealed anew.
 */
export function createPersonalBox(secret: string, formerSecrets: readonly string[] = []): PersonalBox {
  const present = keyFrom(secret);
  const keys = new Map([...formerSecrets.map(keyFrom), present].map((one) => [one.id, one.key]));
  const hashKey = derive(secret, LOOKUP);
  const formerHashKeys = formerSecrets.map((former) => derive(former, LOOKUP));
  const vouchWith = (key: Buffer, text: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(['vouch', text]))
      .digest('base64url');
  const presentPrefix = `sealed:1:${present.id}:`;

  /** Of both ways: what a sealed text holds, and what a text was sealed as, by owner. */
  const opened = new LRUCache<string, string>({ max: REMEMBERED });
  const sealedAs = new LRUCache<string, string>({ max: REMEMBERED });
  function remember(clear: string, sealed: string, owner: string): void {
    if (sealed.length > REMEMBERED_CHARACTERS || !sealed.startsWith(presentPrefix)) return;
    opened.set(`${owner}\n${sealed}`, clear);
    sealedAs.set(`${owner}\n${clear}`, sealed);
  }

  function open(text: string, owner: string): string {
    const known = text.startsWith('sealed:') ? opened.get(`${owner}\n${text}`) : undefined;
    if (known !== undefined) return known;
    const [, id = '', body = ''] = text.startsWith('sealed:') ? (SEALED.exec(text) ?? []) : [];
    const key = keys.get(id);
    if (!key) return text;
    const sealed = Buffer.from(body, 'base64url');
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return text;
    const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      const start = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
      const clear = Buffer.concat([start, decipher.final()]).toString('utf8');
      remember(clear, text, owner);
      return clear;
    } catch {
      return text;
    }
  }

  return {
    open,
    presentPrefix,
    isSealed: (text) => SEALED.test(text),
    seal(text, owner) {
      const clear = open(text, owner);
      if (clear !== text && text.startsWith(presentPrefix)) return text;
      const known = sealedAs.get(`${owner}\n${clear}`);
      if (known !== undefined) return known;
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, present.key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([nonce, cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return presentPrefix + body.toString('base64url');
    },
    keyOf: (kind, text) =>
      createHmac('sha256', hashKey)
        .update(JSON.stringify([kind, text]))
        .digest('base64url'),
    vouch: (text) => vouchWith(hashKey, text),
    vouches: (text, word) => [hashKey, ...formerHashKeys].some((key) => vouchWith(key, text) === word),
  };
}

/** Who phones in `User` are sealed for: whoever writes a new row does not know its id. */
export const PHONE_OWNER = 'user phone';

/** A phone as `User` keeps it: sealed, and the key that finds it. */
export const sealPhone = (box: PersonalBox, phone: string) => ({
  phone: box.seal(phone, PHONE_OWNER),
  phoneKey: box.keyOf('phone', phone),
});
