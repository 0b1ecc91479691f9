import type { AppRoute } from '../../lib/route.ts';

export const authRoutes: AppRoute[] = [
  {
    path: '/sign-in',
    access: 'public',
    load: async () => (await import('./pages/sign-in-page.tsx')).SignInPage,
  },
  {
    path: '/sign-in/steps',
    access: 'public',
    load: async () => (await import('./pages/steps-page.tsx')).StepsPage,
  },
  {
    path: '/forgot-password',
    access: 'public',
    load: async () => (await import('./pages/forgot-password-page.tsx')).ForgotPasswordPage,
  },
  {
    path: '/password',
    access: 'public',
    load: async () => (await import('./pages/password-page.tsx')).PasswordPage,
  },
  {
    path: '/setup',
    access: 'public',
    load: async () => (await import('./pages/setup-page.tsx')).SetupPage,
  },
  {
    path: '/me/account',
    access: 'signed-in',
    load: async () => (await import('./pages/account-page.tsx')).AccountPage,
  },
  {
    path: '/me',
    access: 'signed-in',
    load: async () => (await import('./pages/me-page.tsx')).MePage,
  },
];
