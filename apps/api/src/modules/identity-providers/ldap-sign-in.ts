import { type LdapSignIn, ldapSignIn } from '@flowhall/contracts';
import { Value } from 'typebox/value';

/** A directory's settings as they were kept; null for providers of other kinds. */
export const readLdapSignIn = (kept: unknown): LdapSignIn | null => (Value.Check(ldapSignIn, kept) ? kept : null);
