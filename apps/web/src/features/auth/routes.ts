import type { AppRoute } from '../../lib/route.ts';

export const authRoutes: AppRoute[] = [
  {
    path: '/sign-in',
    access: 'public',
    load: async () => (await import('./pages/sign-in-page.tsx')).SignInPage,
  },
  {
    path: '/me',
    access: 'signed-in',
    load: async () => (await import('./pages/me-page.tsx')).MePage,
  },
];
