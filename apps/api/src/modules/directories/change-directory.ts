import { randomUUID } from 'node:crypto';
import type { CreateDirectoryBody, UpdateDirectoryBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { isLdapFilter } from '../../adapters/ldap/index.ts';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import * as directories from './directories.repository.ts';
import * as runs from './runs.repository.ts';
import type { DirectoryServices } from './services.ts';
import { sourceOf } from './settings.ts';

export interface Change {
  readonly userId: string;
  readonly address: string;
  readonly at: Date;
  readonly box: DirectoryServices['box'];
  /** Whether addresses without encryption are refused. */
  readonly production: boolean;
}

type Settings = Omit<UpdateDirectoryBody, 'version' | 'secret'>;

/** @returns its id. @throws UserError `provider-exists`, `directory-incomplete` */
export async function createDirectory(tx: Transaction, body: CreateDirectoryBody, change: Change): Promise<string> {
  const { userId, address, at, box, production } = change;
  const { key, secret, ...settings } = body;
  refuseIncomplete(settings, production);
  const id = randomUUID();
  const made = await directories.insert(tx, {
    ...columns(settings, at),
    ...{ id, key, changedById: userId, createdAt: at, updatedAt: at },
    secret: secret === undefined ? null : box.seal(secret, id),
  });
  if (!made) throw new UserError('provider-exists', { params: { key } });
  const detail = { key };
  await recordAudit(tx, { action: 'directory-created', at, actorId: userId, subject: id, address, detail });
  return id;
}

/** @throws UserError `not-found`, `version-conflict`, `directory-incomplete` */
export async function changeDirectory(
  tx: Transaction,
  id: string,
  body: UpdateDirectoryBody,
  { userId, address, at, box, production }: Change,
): Promise<void> {
  const before = await directories.findOne(tx, id);
  if (!before) throw new UserError('not-found');
  const { secret, version, ...settings } = body;
  refuseIncomplete(settings, production);
  const names = ['address', 'startTls', 'certificate', 'bindDn'] as const;
  // Otherwise the secret could be had by sending it to a server of one's own.
  if (secret === undefined && before.secret && names.some((name) => settings[name] !== before[name])) {
    refuseField('secret');
  }
  const kept = secret === undefined ? {} : { secret: secret === null ? null : box.seal(secret, id) };
  const now = { ...columns(settings, at), ...kept, changedById: userId, updatedAt: at, cursor: null };
  if (!(await directories.update(tx, { id, version }, now))) throw new UserError('version-conflict');
  const detail = { key: before.key, enabled: settings.enabled, secret: secret !== undefined };
  await recordAudit(tx, { action: 'directory-changed', at, actorId: userId, subject: id, address, detail });
}

/** @throws UserError `not-found`, `directory-busy` */
export async function deleteDirectory(tx: Transaction, id: string, { userId, address, at }: Change): Promise<void> {
  const before = await directories.findOne(tx, id);
  if (!before) throw new UserError('not-found');
  if (await runs.hasUndone(tx, id)) throw new UserError('directory-busy');
  await directories.takeOver(tx, sourceOf(before));
  await directories.remove(tx, id);
  const detail = { key: before.key };
  await recordAudit(tx, { action: 'directory-deleted', at, actorId: userId, subject: id, address, detail });
}

const columns = ({ everyMinutes, enabled, ...settings }: Settings, at: Date) => ({
  ...{ ...settings, everyMinutes, enabled },
  nextRunAt: enabled && everyMinutes > 0 ? at : null,
});

function refuseField(field: string): never {
  throw new UserError('directory-incomplete', { params: { field } });
}

function refuseIncomplete({ address, startTls, mapping }: Settings, production: boolean): void {
  if (!URL.canParse(address)) refuseField('address');
  const { protocol, username, pathname, search, hash } = new URL(address);
  if (username !== '' || search !== '' || hash !== '' || !['', '/'].includes(pathname)) refuseField('address');
  if (protocol === 'ldaps:' && startTls) refuseField('startTls');
  if (production && protocol === 'ldap:' && !startTls) refuseField('startTls');
  for (const kind of ['people', 'units', 'groups'] as const) {
    const filter = mapping[kind]?.filter;
    if (filter !== undefined && !isLdapFilter(filter)) refuseField(`${kind}.filter`);
  }
}
