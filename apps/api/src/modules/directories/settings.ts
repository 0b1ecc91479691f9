import { type DirectoryMapping, directoryMapping } from '@flowhall/contracts';
import { Value } from 'typebox/value';
import { LdapFailure, type LdapSettings } from '../../adapters/ldap/index.ts';
import type { SecretBox } from '../../adapters/secret-box.ts';
import { UnexpectedError } from '../../errors.ts';
import type { DirectoryRow } from './directories.repository.ts';

/** What is read of a directory, as it was kept. */
export function mappingOf({ mapping }: DirectoryRow): DirectoryMapping {
  if (Value.Check(directoryMapping, mapping)) return mapping;
  throw new UnexpectedError('The mapping of a directory is none');
}

/** How it is spoken to. @throws LdapFailure when its secret was kept with another secret of the installation */
export function connectionOf(
  { id, address, startTls, certificate, bindDn, secret }: DirectoryRow,
  box: SecretBox,
): LdapSettings {
  const password = secret && box.open(secret, id);
  if (secret && password === null) throw new LdapFailure('The secret cannot be read any more; enter it again');
  return { address, startTls, certificate, bindDn, password };
}

/** Who keeps what came from a directory. */
export const sourceOf = ({ key }: Pick<DirectoryRow, 'key'>): `ldap:${string}` => `ldap:${key}`;
