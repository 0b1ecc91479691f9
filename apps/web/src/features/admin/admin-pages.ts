import type { Permission } from '@flowhall/contracts';
import { paths } from '../../lib/paths.ts';

export interface AdminPage {
  readonly name:
    | 'calendar'
    | 'handOver'
    | 'leavers'
    | 'directories'
    | 'deputies'
    | 'texts'
    | 'deliveries'
    | 'providers'
    | 'roles'
    | 'grants'
    | 'audit';
  readonly path: string;
  readonly permission: Permission;
}

/** Pages of those who look after the service hall. */
export const ADMIN_PAGES: readonly AdminPage[] = [
  { name: 'calendar', path: paths.adminCalendar, permission: 'org.manage' },
  { name: 'deputies', path: paths.allDeputies, permission: 'org.manage' },
  { name: 'handOver', path: paths.handOver, permission: 'org.manage' },
  { name: 'leavers', path: paths.adminLeavers, permission: 'org.manage' },
  { name: 'directories', path: paths.adminDirectories, permission: 'org.manage' },
  { name: 'texts', path: paths.adminTexts, permission: 'org.manage' },
  { name: 'deliveries', path: paths.adminDeliveries, permission: 'instances.operate' },
  { name: 'roles', path: paths.adminRoles, permission: 'roles.manage' },
  { name: 'grants', path: paths.adminGrants(), permission: 'roles.manage' },
  { name: 'audit', path: paths.adminAudit, permission: 'audit.read' },
  { name: 'providers', path: paths.adminProviders, permission: 'identity-providers.manage' },
];

/** Those that somebody with these permissions may open. */
export const pagesFor = (permissions: readonly string[]): AdminPage[] =>
  ADMIN_PAGES.filter((page) => permissions.includes(page.permission));
