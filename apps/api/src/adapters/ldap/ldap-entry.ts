import type { Entry } from 'ldapts';

/** An entry of a directory. Names of attributes are the same in upper and lower case. */
export interface LdapEntry {
  readonly dn: string;
  /** Without empty values; those that are no text in hexadecimal. */
  values(attribute: string): readonly string[];
  first(attribute: string): string | null;
}

/** Told as bytes, also where these happen to be text: Active Directory's own name for an entry. */
export const BINARY_ATTRIBUTES = ['objectGUID'];

export function toLdapEntry({ dn, ...attributes }: Entry): LdapEntry {
  const byName = new Map(
    Object.entries(attributes).map(([name, value]) => [
      name.toLowerCase(),
      [value]
        .flat()
        .map((one) => (Buffer.isBuffer(one) ? one.toString('hex') : one.trim()))
        .filter((text) => text !== ''),
    ]),
  );
  const values = (attribute: string): readonly string[] => byName.get(attribute.toLowerCase()) ?? [];
  return { dn, values, first: (attribute) => values(attribute)[0] ?? null };
}
