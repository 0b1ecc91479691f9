import ipaddr from 'ipaddr.js';

/** Which hosts this installation lets processes call. */
export interface AllowList {
  /** Whether a URL may be asked for at all: its host is named, with its port. */
  allowsHost(url: URL): boolean;
  /** Whether a connection may be opened to an address: public ones, and internal ones that are named. */
  allowsAddress(address: string): boolean;
}

/** An entry that means nothing; the message names it. */
export class AllowListError extends Error {
  override readonly name = 'AllowListError';
}

interface Entry {
  readonly matchesHost: (host: string) => boolean;
  /** Absent: the usual port of the scheme. */
  readonly port?: string;
  readonly network?: [ipaddr.IPv4 | ipaddr.IPv6, number];
}

const ENTRY = /^(\*|(?:\*\.)?[\p{L}\p{N}](?:[\p{L}\p{N}._-]*)|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/iu;

/**
 * Reads entries separated by commas or white space: `api.example.edu`, `*.example.edu`, `card.example.edu:8443`, `*` (any
 * host), `10.1.2.3:8080`, `[fd00::1]:8080` and networks such as `10.0.0.0/8`. A host without a port stands for 80 and
 * 443. Internal addresses are reached only when an address or network names them, whatever host leads there.
 * @throws AllowListError
 */
export function parseAllowList(text: string): AllowList {
  const entries = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseEntry);
  return {
    allowsHost(url) {
      const host = hostOf(url);
      return entries.some((entry) => entry.matchesHost(host) && allowsPort(entry, url));
    },
    allowsAddress(address) {
      if (!ipaddr.isValid(address)) return false;
      const parsed = ipaddr.process(address);
      return (
        parsed.range() === 'unicast' || entries.some(({ network }) => network !== undefined && isIn(parsed, network))
      );
    },
  };
}

/** The host as entries name it: lower case, without brackets and the dot of the root. */
export const hostOf = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

function parseEntry(text: string): Entry {
  if (text.includes('/')) return parseNetwork(text);
  const [, host = '', port] = ENTRY.exec(text) ?? [];
  // The parser of URLs writes a host in one way only: other alphabets as punycode, numbers as addresses.
  const name = host.replace(/^\*\.?/, '');
  const canonical = URL.canParse(`http://${name || 'x'}`) ? hostOf(new URL(`http://${name || 'x'}`)) : '';
  if (!host || !canonical || Number(port ?? 1) > 65_535) throw new AllowListError(text);
  const ofPort = port === undefined ? {} : { port };
  if (host === '*') return { matchesHost: () => true, ...ofPort };
  if (host.startsWith('*.')) return { matchesHost: (one) => one.endsWith(`.${canonical}`), ...ofPort };
  if (!ipaddr.isValid(canonical)) return { matchesHost: (one) => one === canonical, ...ofPort };
  const address = ipaddr.process(canonical);
  const network: Entry['network'] = [address, address.kind() === 'ipv4' ? 32 : 128];
  return { matchesHost: (one) => isAddressIn(one, network), network, ...ofPort };
}

function parseNetwork(text: string): Entry {
  if (!ipaddr.isValidCIDR(text)) throw new AllowListError(text);
  const network = ipaddr.parseCIDR(text);
  return { matchesHost: (host) => isAddressIn(host, network), network, port: '*' };
}

function allowsPort({ port }: Entry, url: URL): boolean {
  if (port === undefined) return ['', '80', '443'].includes(url.port);
  return port === '*' || port === (url.port || (url.protocol === 'https:' ? '443' : '80'));
}

const isAddressIn = (host: string, network: NonNullable<Entry['network']>): boolean =>
  ipaddr.isValid(host) && isIn(ipaddr.process(host), network);

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, [range, bits]: NonNullable<Entry['network']>): boolean =>
  address.kind() === range.kind() && address.match(range, bits);
