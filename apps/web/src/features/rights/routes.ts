import { paths } from '../../lib/paths.ts';
import type { AppRoute } from '../../lib/route.ts';

export const rightsRoutes: AppRoute[] = [
  {
    path: paths.adminRoles,
    access: 'roles.manage',
    load: async () => (await import('./pages/roles-page.tsx')).RolesPage,
  },
  {
    path: paths.adminGrants(),
    access: 'roles.manage',
    load: async () => (await import('./pages/grants-page.tsx')).GrantsPage,
  },
  {
    path: paths.adminAudit,
    access: 'audit.read',
    load: async () => (await import('./pages/audit-page.tsx')).AuditPage,
  },
  {
    path: paths.sessions,
    access: 'signed-in',
    load: async () => (await import('./pages/sessions-page.tsx')).SessionsPage,
  },
  {
    path: paths.tokens,
    access: 'signed-in',
    load: async () => (await import('./pages/tokens-page.tsx')).TokensPage,
  },
];
