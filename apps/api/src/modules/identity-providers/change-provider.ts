import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { CreateIdentityProviderBody, UpdateIdentityProviderBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { isLdapFilter } from '../../adapters/ldap/index.ts';
import type { SecretBox } from '../../adapters/secret-box.ts';
import type { Config } from '../../config.ts';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { endSession } from '../auth/index.ts';
import { refuseWithoutCodes } from '../phone-codes/index.ts';
import * as providers from './identity-providers.repository.ts';
import { findSessions } from './sign-ins.repository.ts';

export interface Change {
  readonly userId: string;
  readonly address: string;
  readonly at: Date;
  readonly box: SecretBox;
  readonly config: Config;
}

type Settings = Pick<
  CreateIdentityProviderBody,
  'name' | 'enabled' | 'address' | 'clientId' | 'scopes' | 'usernameAttribute' | 'ldap' | 'requirePhone'
>;

/** @returns its id. @throws UserError `provider-exists`, `provider-incomplete` */
export async function createProvider(
  tx: Transaction,
  body: CreateIdentityProviderBody,
  { userId, address, at, box, config }: Change,
): Promise<string> {
  refuseIncomplete(body.kind, body, config);
  const id = randomUUID();
  const { key, kind, secret } = body;
  const row = { id, key, kind, ...columns(body), secret: secret === undefined ? null : box.seal(secret, id) };
  const made = await providers.insert(tx, { ...row, createdAt: at, updatedAt: at });
  if (!made) throw new UserError('provider-exists', { params: { key } });
  await recordAudit(tx, {
    action: 'identity-provider-created',
    at,
    actorId: userId,
    subject: id,
    address,
    detail: { key },
  });
  return id;
}

/**
 * Another address, client or attribute is another provider: what it says of people is not what the former one said. Its
 * secret has to be entered again, who was known by it is forgotten, and its sessions end; they also end when it is
 * switched off.
 * @throws UserError `not-found`, `version-conflict`, `provider-incomplete`
 */
export async function changeProvider(
  tx: Transaction,
  id: string,
  body: UpdateIdentityProviderBody,
  { userId, address, at, box, config }: Change,
): Promise<void> {
  const before = await providers.findOne(tx, id);
  if (!before) throw new UserError('not-found');
  refuseIncomplete(before.kind, body, config);
  const now = columns(body);
  const other =
    (['address', 'clientId', 'usernameAttribute'] as const).some((name) => now[name] !== before[name]) ||
    !isDeepStrictEqual(body.ldap ?? null, before.ldap);
  if (other && before.secret && body.secret === undefined) refuseField('secret');
  const secret = body.secret === undefined ? {} : { secret: body.secret === null ? null : box.seal(body.secret, id) };
  const changed = await providers.update(tx, { id, version: body.version }, { ...now, ...secret, updatedAt: at });
  if (!changed) throw new UserError('version-conflict');
  if (other) await providers.unlinkAll(tx, id);
  if (other || !body.enabled) await endSessionsOf(tx, id, at);
  await recordAudit(tx, {
    ...{ action: 'identity-provider-changed', at, actorId: userId, subject: id, address },
    detail: {
      ...{ key: before.key, enabled: body.enabled, secret: body.secret !== undefined },
      ...(other && { addressBefore: before.address, addressNow: now.address, attribute: now.usernameAttribute }),
    },
  });
}

/** Its sessions end with it. @throws UserError `not-found` */
export async function deleteProvider(tx: Transaction, id: string, { userId, address, at }: Change): Promise<void> {
  const before = await providers.findOne(tx, id);
  if (!before || !(await providers.remove(tx, id))) throw new UserError('not-found');
  await endSessionsOf(tx, id, at);
  const detail = { key: before.key };
  await recordAudit(tx, { action: 'identity-provider-deleted', at, actorId: userId, subject: id, address, detail });
}

async function endSessionsOf(tx: Transaction, providerId: string, at: Date): Promise<void> {
  for (const { id } of await findSessions(tx, providerId)) await endSession(tx, id, 'provider', at);
}

const columns = ({ name, enabled, address, clientId, scopes, usernameAttribute, ldap, requirePhone }: Settings) => ({
  name: name.zh,
  nameEn: name.en,
  enabled,
  address: address.replace(/\/+$/, ''),
  clientId,
  scopes,
  usernameAttribute,
  ldap: providers.keptLdap(ldap),
  ...(requirePhone !== undefined && { requirePhone }),
});

function refuseField(field: string): never {
  throw new UserError('provider-incomplete', { params: { field } });
}

/** In production addresses without encryption are refused. */
function refuseIncomplete(kind: string, settings: Settings, { production, ...config }: Config): void {
  const { address, clientId, ldap } = settings;
  if (settings.requirePhone) refuseWithoutCodes(config);
  if (!URL.canParse(address)) refuseField('address');
  const { protocol, username, search, hash } = new URL(address);
  if (username !== '' || search !== '' || hash !== '') refuseField('address');
  if (kind === 'ldap') {
    refuseIncompleteLdap(protocol, ldap, production);
    return;
  }
  if (ldap !== undefined) refuseField('ldap');
  if (protocol !== 'https:' && (production || protocol !== 'http:')) refuseField('address');
  if (kind === 'oidc' && clientId === '') refuseField('clientId');
}

function refuseIncompleteLdap(protocol: string, ldap: Settings['ldap'], production: boolean): void {
  if (ldap === undefined) refuseField('ldap');
  const encrypted = protocol === 'ldaps:' || (protocol === 'ldap:' && ldap.startTls);
  if (!encrypted && (production || protocol !== 'ldap:')) refuseField('address');
  if (protocol === 'ldaps:' && ldap.startTls) refuseField('startTls');
  if (!isLdapFilter(ldap.filter)) refuseField('filter');
}
