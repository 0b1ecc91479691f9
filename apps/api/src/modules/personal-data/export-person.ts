import { type AsyncZippable, strToU8, zip } from 'fflate';
import { type PersonalBox, PHONE_OWNER } from '../../adapters/personal-box.ts';
import { UserError } from '../../errors.ts';
import { recordAudit } from '../audit/index.ts';
import { openDraft } from '../drafts/index.ts';
import { findInstances } from '../instances/index.ts';
import * as people from './person.repository.ts';
import type { PersonalDataServices } from './services.ts';

export interface Exporting {
  readonly userId: string;
  /** Who asks for it. */
  readonly actorId: string;
  readonly address: string;
}

/** All that is known about somebody: `data.json`, and the files that they sent. @throws UserError `not-found` */
export async function exportPerson(
  services: PersonalDataServices,
  { userId, actorId, address }: Exporting,
): Promise<{ readonly name: string; readonly zip: Uint8Array }> {
  const { prisma, clock, personal, storage, log } = services;
  const person = await people.findPerson(prisma, userId);
  if (!person) throw new UserError('not-found');
  const files = await people.findFiles(prisma, userId);
  const { savedSignature, ...account } = person;
  const data = {
    exportedAt: clock().toISOString(),
    account: { ...account, phone: person.phone && personal.open(person.phone, PHONE_OWNER) },
    drafts: (await people.findDrafts(prisma, userId)).map((draft) => ({
      ...draft,
      form: openDraft(personal, userId, draft.form),
    })),
    applications: await applicationsOf(services, userId),
    acts: await people.findActs(prisma, userId),
    comments: await people.findComments(prisma, userId),
    files: files.map(({ storageKey: _key, ...file }) => ({ ...file, path: pathOf(file) })),
    signIns: await people.findAudit(prisma, userId),
  };
  const contents: AsyncZippable = { 'data.json': strToU8(JSON.stringify(data, null, 2)) };
  if (savedSignature) contents['signature.png'] = new Uint8Array(savedSignature.image);
  for (const file of files) {
    const bytes = await storage.getBytes(file.storageKey).catch((error: unknown) => {
      log.error({ err: error, key: file.storageKey }, 'a file is missing');
    });
    if (bytes) contents[pathOf(file)] = bytes;
  }
  const detail = { files: files.length };
  const entry = { action: 'personal-data-exported', at: clock(), actorId, subject: userId, detail, address } as const;
  await recordAudit(prisma, entry);
  return { name: person.username, zip: await zipped(contents) };
}

/** Two files may have the same name. */
const pathOf = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  `files/${id.slice(-8)}-${name.replaceAll(/[/\\]/g, '_')}`;

async function applicationsOf(
  { prisma, personal }: { prisma: PersonalDataServices['prisma']; personal: PersonalBox },
  userId: string,
) {
  const ids = await people.findApplicationIds(prisma, userId);
  const found = await findInstances(prisma, ids, personal);
  return found.map(({ number, title, itemKey, createdAt, endedAt, state }) => ({
    ...{ number, title, service: itemKey, createdAt, endedAt, status: state.status },
    values: state.variables.form,
  }));
}

const zipped = (contents: AsyncZippable): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    zip(contents, { level: 6 }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
