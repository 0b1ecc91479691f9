import { isIP } from 'node:net';
import {
  Client,
  ConstraintViolationError,
  type Filter,
  InappropriateAuthError,
  InvalidCredentialsError,
  InvalidDNSyntaxError,
  NoSuchObjectError,
  UnwillingToPerformError,
} from 'ldapts';
import { BINARY_ATTRIBUTES, type LdapEntry, toLdapEntry } from './ldap-entry.ts';

/** How a directory is spoken to. */
export interface LdapSettings {
  /** `ldap://host:port` or `ldaps://host:port`. */
  readonly address: string;
  /** Begin with `ldap://`, then encrypt. */
  readonly startTls: boolean;
  /** PEM of the authority that the server's certificate is from, besides those that the system trusts. */
  readonly certificate: string | null;
  /** Who searches; empty: nobody in particular. */
  readonly bindDn: string;
  readonly password: string | null;
}

export interface LdapSearch {
  readonly base: string;
  readonly filter: Filter;
  readonly attributes: readonly string[];
}

export interface LdapSession {
  /** All entries below a base, some hundreds at a time. @throws LdapFailure */
  search(search: LdapSearch): AsyncGenerator<readonly LdapEntry[]>;
  /** The first entries that fit. @throws LdapFailure */
  find(search: LdapSearch, limit: number): Promise<readonly LdapEntry[]>;
  /** Whether an entry's password is this one. Nothing else may be asked afterwards. @throws LdapFailure */
  passwordFits(dn: string, password: string): Promise<boolean>;
}

/** The directory cannot be reached, or answers otherwise than it should. */
export class LdapFailure extends Error {
  override readonly name = 'LdapFailure';
}

const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;
const PAGE = 500;
/** What servers say of a wrong password, of entries without one, and of locked ones. */
const REFUSALS = [
  InvalidCredentialsError,
  InappropriateAuthError,
  NoSuchObjectError,
  InvalidDNSyntaxError,
  ConstraintViolationError,
  UnwillingToPerformError,
];

/** Connects, proves who is asking, works and disconnects. @throws LdapFailure */
export async function withLdap<T>(settings: LdapSettings, work: (session: LdapSession) => Promise<T>): Promise<T> {
  const client = createClient(settings);
  try {
    await failing(async () => {
      if (settings.startTls) await within(CONNECT_MS, client.startTLS(tlsOf(settings)));
      if (settings.bindDn !== '') await bind(client, settings.bindDn, settings.password ?? '');
    });
    return await work(createSession(client, settings));
  } finally {
    await client.unbind().catch(() => undefined);
  }
}

function createClient(settings: LdapSettings): Client {
  const secure = settings.address.startsWith('ldaps:');
  try {
    return new Client({
      ...{ url: settings.address, connectTimeout: CONNECT_MS, timeout: ANSWER_MS },
      ...(secure && { tlsOptions: tlsOf(settings) }),
    });
  } catch (cause) {
    throw new LdapFailure('The address is none of a directory', { cause });
  }
}

function tlsOf({ address, certificate }: LdapSettings) {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return { host, ...(isIP(host) === 0 && { servername: host }), ...(certificate !== null && { ca: certificate }) };
}

/** Servers take a bind without a password as one of nobody and say that it is fine (RFC 4513, 5.1.2). */
function bind(client: Client, dn: string, password: string): Promise<void> {
  if (dn === '' || password === '') throw new LdapFailure('A bind needs a name and a password');
  return client.bind(dn, password);
}

function createSession(client: Client, { bindDn }: LdapSettings): LdapSession {
  /** The library connects again by itself, and then asks as nobody, who may see less. */
  const refuseOther = (): void => {
    if (bindDn !== '' && !client.isBound) throw new LdapFailure('The connection was lost');
  };
  const optionsOf = ({ filter, attributes }: LdapSearch) => ({
    ...{ scope: 'sub' as const, filter, attributes: [...attributes], explicitBufferAttributes: BINARY_ATTRIBUTES },
  });
  return {
    async *search(search) {
      const pages = client.searchPaginated(search.base, { ...optionsOf(search), paged: { pageSize: PAGE } });
      for (;;) {
        refuseOther();
        const page = await failing(() => pages.next());
        refuseOther();
        if (page.done) return;
        yield page.value.searchEntries.map(toLdapEntry);
      }
    },
    async find(search, sizeLimit) {
      refuseOther();
      const { searchEntries } = await failing(() => client.search(search.base, { ...optionsOf(search), sizeLimit }));
      refuseOther();
      return searchEntries.map(toLdapEntry);
    },
    async passwordFits(dn, password) {
      try {
        await bind(client, dn, password);
        return true;
      } catch (error) {
        if (REFUSALS.some((kind) => error instanceof kind)) return false;
        throw toFailure(error);
      }
    },
  };
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFailure(error);
  }
}

function toFailure(cause: unknown): LdapFailure {
  if (cause instanceof LdapFailure) return cause;
  return new LdapFailure(cause instanceof Error ? cause.message || cause.name : String(cause), { cause });
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new LdapFailure('No answer in time')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
