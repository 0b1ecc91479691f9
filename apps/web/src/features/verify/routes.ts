import type { AppRoute } from '../../lib/route.ts';

const load = async () => (await import('./pages/verify-page.tsx')).VerifyPage;

export const verifyRoutes: AppRoute[] = [
  { path: '/verify', access: 'public', load },
  { path: '/verify/:code', access: 'public', load },
];
