import type { Permission } from '@flowhall/contracts';

/** Permissions by what they are about, in the order in which people look for them. */
export const PERMISSION_GROUPS = [
  { name: 'services', permissions: ['items.start', 'definitions.edit', 'definitions.deploy'] },
  { name: 'applications', permissions: ['instances.read-all', 'instances.operate', 'instances.migrate'] },
  { name: 'people', permissions: ['org.manage', 'roles.manage', 'personal-data.manage'] },
  { name: 'security', permissions: ['audit.read', 'identity-providers.manage', 'api-tokens.manage'] },
  { name: 'programs', permissions: ['messages.send', 'external-tasks.work', 'org.provision'] },
] as const satisfies readonly { name: string; permissions: readonly Permission[] }[];

type Flat<P extends string> = P extends `${infer Area}.${infer Act}` ? `${Area}_${Act}` : P;

/** The key of a permission's text: dots lead from one part of a catalogue to the next. */
export const permissionKey = <P extends Permission>(permission: P): Flat<P> => permission.replace('.', '_') as Flat<P>;
