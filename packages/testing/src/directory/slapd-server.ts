import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real OpenLDAP server with data of its own, on 127.0.0.1 only. */
export interface DirectoryServer {
  /** `ldap://…`, which also speaks StartTLS. */
  readonly address: string;
  /** `ldaps://…` */
  readonly secureAddress: string;
  /** PEM of the certificate that it shows, for 127.0.0.1 and localhost. */
  readonly certificate: string;
  /** What it was asked, as it logs it. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

export const DIRECTORY_SUFFIX = 'dc=campus,dc=example';
/** May do everything. */
export const DIRECTORY_MANAGER = { dn: `cn=manager,${DIRECTORY_SUFFIX}`, password: 'manager of the directory' };
/** May read everything but passwords, by fifty entries at a time. */
export const DIRECTORY_READER = { dn: `cn=reader,${DIRECTORY_SUFFIX}`, password: 'reads (all) \\ of * it' };
/** Entries that one answer has at most. */
export const DIRECTORY_PAGE = 50;

const PROGRAM = '/usr/sbin/slapd';
const CERTIFIER = 'openssl';
const SCHEMAS = ['core', 'cosine', 'inetorgperson'].map((name) => `/etc/ldap/schema/${name}.schema`);

/** Starts a server with entries. @throws Error with the server's own words when it does not start */
export async function startDirectoryServer(ldif: string): Promise<DirectoryServer> {
  for (const needed of [PROGRAM, ...SCHEMAS]) {
    if (!existsSync(needed)) {
      throw new Error(`These tests need OpenLDAP's server: ${needed} is missing (Debian: apt-get install slapd)`);
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'flowhall-directory-'));
  const certificate = makeCertificate(folder);
  const file = join(folder, 'slapd.conf');
  mkdirSync(join(folder, 'data'));
  writeFileSync(file, configuration(folder));
  writeFileSync(join(folder, 'entries.ldif'), `${rootEntries()}\n${ldif}`);
  execFileSync(PROGRAM, ['-T', 'add', '-q', '-f', file, '-l', join(folder, 'entries.ldif')], { stdio: 'pipe' });
  const [port, securePort] = [await freePort(), await freePort()];
  const [address, secureAddress] = [`ldap://127.0.0.1:${port}`, `ldaps://127.0.0.1:${securePort}`];
  const child = spawn(PROGRAM, ['-f', file, '-h', `${address} ${secureAddress}`, '-d', 'stats'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log: string[] = [];
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.push(line);
      if (line.includes('slapd starting')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`slapd has ended: ${log.join('\n')}`)));
  });
  return {
    ...{ address, secureAddress, certificate, log },
    async close() {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const rootEntries = (): string => `dn: ${DIRECTORY_SUFFIX}
objectClass: dcObject
objectClass: organization
dc: campus
o: Campus

dn: ${DIRECTORY_READER.dn}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: ${DIRECTORY_READER.password}
`;

const configuration = (folder: string): string => `${SCHEMAS.map((path) => `include ${path}`).join('\n')}
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${folder}/slapd.pid
argsfile ${folder}/slapd.args
TLSCertificateFile ${folder}/certificate.pem
TLSCertificateKeyFile ${folder}/key.pem
database mdb
directory ${folder}/data
maxsize 67108864
dbnosync
suffix "${DIRECTORY_SUFFIX}"
rootdn "${DIRECTORY_MANAGER.dn}"
rootpw "${DIRECTORY_MANAGER.password}"
index objectClass,uid eq
limits dn.exact="${DIRECTORY_READER.dn}" size.soft=${DIRECTORY_PAGE} size.hard=${DIRECTORY_PAGE} size.prtotal=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${DIRECTORY_READER.dn}" read by * none
`;

function makeCertificate(folder: string): string {
  const [key, out] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = 'subjectAltName=IP:127.0.0.1,DNS:localhost';
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const args = ['req', '-x509', ...kind, '-keyout', key, '-out', out, '-subj', '/CN=localhost', '-addext', names];
  execFileSync(CERTIFIER, args, { stdio: 'pipe' });
  return execFileSync(CERTIFIER, ['x509', '-in', out], { encoding: 'utf8' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
}
