import type { CreateDirectoryBody, DirectoryMapping, DirectorySource } from '@flowhall/contracts';

/** What the dialog asks for: flat where the form has one field. */
export interface DirectoryValues extends Omit<CreateDirectoryBody, 'mapping' | 'secret' | 'certificate'> {
  readonly secret: string;
  readonly certificate: string;
  readonly withUnits: boolean;
  readonly withGroups: boolean;
  readonly people: Omit<DirectoryMapping['people'], 'gone'>;
  readonly goneAttribute: string;
  readonly goneValues: string[];
  readonly units: Omit<NonNullable<DirectoryMapping['units']>, 'below'> & { readonly below: string };
  readonly groups: NonNullable<DirectoryMapping['groups']>;
  /** Lines of a title and the key of a post. */
  readonly posts: string;
  readonly changed: string;
}

/** As OpenLDAP usually has it. */
export const FRESH: DirectoryValues = {
  ...{ key: '', name: '', enabled: true, address: '', startTls: false, certificate: '', bindDn: '', secret: '' },
  ...{ everyMinutes: 60, closeShare: 10, leaverRule: 'ask', withUnits: true, withGroups: false },
  people: {
    ...{ base: '', filter: '(objectClass=inetOrgPerson)', id: 'entryUUID', username: 'uid', name: 'cn', nameEn: '' },
    ...{ email: 'mail', phone: 'mobile', title: 'title', unit: 'departmentNumber' },
  },
  ...{ goneAttribute: '', goneValues: [] },
  units: {
    ...{ base: '', filter: '(objectClass=organizationalUnit)', id: 'entryUUID', key: 'ou', name: 'description' },
    ...{ nameEn: '', parent: '', below: '' },
  },
  groups: {
    ...{ base: '', filter: '(objectClass=groupOfNames)', id: 'entryUUID', key: 'cn', name: 'cn', nameEn: '' },
    members: 'member',
  },
  ...{ posts: '主任 = head', changed: 'modifyTimestamp' },
};

/** A directory as the dialog shows it. */
export function toValues({ mapping, certificate, ...directory }: DirectorySource): DirectoryValues {
  const { gone, ...people } = mapping.people;
  const { below = null, ...units } = mapping.units ?? { ...FRESH.units, below: null };
  return {
    ...FRESH,
    ...directory,
    ...{ certificate: certificate ?? '', secret: '', people, goneAttribute: gone.attribute, goneValues: gone.values },
    ...{ withUnits: mapping.units !== null, withGroups: mapping.groups !== null },
    ...{ units: { ...units, below: below ?? '' }, groups: mapping.groups ?? FRESH.groups },
    posts: mapping.posts.map(({ title, postKey }) => `${title} = ${postKey}`).join('\n'),
    changed: mapping.changed,
  };
}

/** What is sent of it, apart from the key, the secret and the version. */
export function toSettings(values: DirectoryValues) {
  const { name, enabled, address, startTls, bindDn, everyMinutes, closeShare, leaverRule, people, units, groups } =
    values;
  const mapping: DirectoryMapping = {
    people: { ...people, gone: { attribute: values.goneAttribute, values: [...values.goneValues] } },
    units: values.withUnits ? { ...units, below: units.below.trim() || null } : null,
    groups: values.withGroups ? groups : null,
    posts: readPosts(values.posts),
    changed: values.changed,
  };
  return {
    ...{ name, enabled, address, startTls, bindDn, everyMinutes, closeShare, leaverRule, mapping },
    certificate: values.certificate.trim() || null,
  };
}

/** Lines of `title = key`; others are nothing. */
export const readPosts = (text: string): DirectoryMapping['posts'] =>
  text.split('\n').flatMap((line) => {
    const [, title = '', postKey = ''] = /^\s*(.+?)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
    return title && postKey ? [{ title, postKey }] : [];
  });
