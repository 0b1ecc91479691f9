import type { DatabaseKind } from '@flowhall/db';
import {
  type CasServer,
  CLIENT_ID,
  CLIENT_SECRET,
  type OidcServer,
  startCasServer,
  startOidcServer,
} from '@flowhall/testing/identity';
import { expect } from 'vitest';
import { type Caller, type ServiceHall, startServiceHall } from '../start-service-hall.ts';
import { type Browser, openBrowser } from './browser.ts';

export const SITE = 'http://hall.example';
export const callback = (key: string): string => `${SITE}/api/auth/providers/${key}/callback`;
export const providerName = { zh: '统一身份认证', en: 'Campus sign-in' };

type Provider = 'campus' | 'cas' | 'cas3';

/** The service hall beside an OpenID provider (`campus`) and a CAS server (`cas`, and by an attribute `cas3`). */
export interface IdentityHall {
  readonly hall: ServiceHall;
  readonly admin: Caller;
  readonly oidc: OidcServer;
  readonly cas: CasServer;
  /** Adds a provider. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind
  made(body: object): Promise<any>;
  browser(): Browser;
  /** Sends a browser off: where to. */
  begin(at: Browser, key: string, returnTo?: string): Promise<string>;
  /** The whole way, as a browser goes it. */
  signIn(
    at: Browser,
    key: Provider,
    who: string,
    attributes?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; location: string }>;
  lastAudit(action: string): Promise<object | null>;
  close(): Promise<void>;
}

export async function startIdentityHall(kind: DatabaseKind): Promise<IdentityHall> {
  const hall = await startServiceHall(kind, { publicUrl: SITE }, ['seal-use']);
  const admin = await hall.as('admin');
  const oidc = await startOidcServer(callback('campus'));
  const cas = await startCasServer();
  const made = async (body: object) => {
    const answer = await admin.post('/api/admin/identity-providers', body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  const begin = async (at: Browser, key: string, returnTo = '/tasks') => {
    const url = `/api/auth/providers/${key}/start?return=${encodeURIComponent(returnTo)}`;
    const { status, location } = await at.open(url);
    expect(status).toBe(302);
    return location;
  };
  const common = { name: providerName, enabled: true, clientId: '', scopes: [] };
  const client = { clientId: CLIENT_ID, secret: CLIENT_SECRET, scopes: ['profile'] };
  await made({
    ...{ ...common, ...client, key: 'campus', kind: 'oidc', address: oidc.issuer },
    usernameAttribute: 'preferred_username',
  });
  await made({ ...common, key: 'cas', kind: 'cas', address: `${cas.address}/`, usernameAttribute: 'user' });
  await made({ ...common, key: 'cas3', kind: 'cas', address: cas.address, usernameAttribute: 'employeeNumber' });
  return {
    ...{ hall, admin, oidc, cas, made, begin },
    browser: () => openBrowser(hall.app),
    async signIn(at, key, who, attributes = {}) {
      const location = await begin(at, key);
      const back = key === 'campus' ? await oidc.authorize(location, who) : cas.authorize(location, who, attributes);
      return at.open(back.href);
    },
    lastAudit: (action) => hall.database.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: 'desc' } }),
    async close() {
      await Promise.all([hall.close(), oidc.close(), cas.close()]);
    },
  };
}
