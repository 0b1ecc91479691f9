import { randomUUID } from 'node:crypto';
import type { CreateIdentityProviderBody, UpdateIdentityProviderBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import type { SecretBox } from '../../adapters/secret-box.ts';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import * as providers from './identity-providers.repository.ts';

export interface Change {
  readonly userId: string;
  readonly address: string;
  readonly at: Date;
  readonly box: SecretBox;
  /** Whether addresses without encryption are refused. */
  readonly production: boolean;
}

type Settings = Pick<
  CreateIdentityProviderBody,
  'name' | 'enabled' | 'address' | 'clientId' | 'scopes' | 'usernameAttribute'
>;

/** @returns its id. @throws UserError `provider-exists`, `provider-incomplete` */
export async function createProvider(
  tx: Transaction,
  body: CreateIdentityProviderBody,
  { userId, address, at, box, production }: Change,
): Promise<string> {
  refuseIncomplete(body.kind, body, production);
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

/** @throws UserError `not-found`, `version-conflict`, `provider-incomplete` */
export async function changeProvider(
  tx: Transaction,
  id: string,
  body: UpdateIdentityProviderBody,
  { userId, address, at, box, production }: Change,
): Promise<void> {
  const before = await providers.findOne(tx, id);
  if (!before) throw new UserError('not-found');
  refuseIncomplete(before.kind, body, production);
  const secret = body.secret === undefined ? {} : { secret: body.secret === null ? null : box.seal(body.secret, id) };
  const changed = await providers.update(
    tx,
    { id, version: body.version },
    { ...columns(body), ...secret, updatedAt: at },
  );
  if (!changed) throw new UserError('version-conflict');
  const detail = { key: before.key, enabled: body.enabled };
  await recordAudit(tx, { action: 'identity-provider-changed', at, actorId: userId, subject: id, address, detail });
}

/** @throws UserError `not-found` */
export async function deleteProvider(tx: Transaction, id: string, { userId, address, at }: Change): Promise<void> {
  const before = await providers.findOne(tx, id);
  if (!before || !(await providers.remove(tx, id))) throw new UserError('not-found');
  const detail = { key: before.key };
  await recordAudit(tx, { action: 'identity-provider-deleted', at, actorId: userId, subject: id, address, detail });
}

const columns = ({ name, enabled, address, clientId, scopes, usernameAttribute }: Settings) => ({
  name: name.zh,
  nameEn: name.en,
  enabled,
  address: address.replace(/\/+$/, ''),
  clientId,
  scopes,
  usernameAttribute,
});

function refuseIncomplete(kind: string, { address, clientId }: Settings, production: boolean): void {
  const missing = (what: string): never => {
    throw new UserError('provider-incomplete', { params: { what } });
  };
  if (!URL.canParse(address)) missing('address');
  const { protocol, username, search, hash } = new URL(address);
  if (username !== '' || search !== '' || hash !== '') missing('address');
  if (production && protocol !== 'https:') missing('address (https)');
  if (kind === 'oidc' && clientId === '') missing('clientId');
}
