import { lookup as lookUp } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import type { AllowList } from './allow-list.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Finds the addresses of a host, as the operating system does. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

export const systemResolve: Resolve = (host) => lookUp(host, { all: true, order: 'verbatim' });

/** No address of the host may be called. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
}

/**
 * Looks addresses up for a connection that is about to be opened and gives only those that may be called. The connection
 * goes to what was checked: a name that means another address a moment later changes nothing.
 */
export function guardedLookup(allow: AllowList, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const allowed = found.filter(({ address }) => allow.allowsAddress(address));
        const [first] = allowed;
        if (!first) return callback(new AddressRefusedError(host), '', 0);
        if (options.all) return callback(null, [...allowed]);
        callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
