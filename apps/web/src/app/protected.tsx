import type { Permission } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { paths } from '../lib/paths.ts';
import { useSession } from '../lib/session/session.ts';
import { StartScreen } from './layout/start-screen.tsx';
import { UnreachableScreen } from './layout/unreachable-screen.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** Shows its children to whoever may see them; sends the signed-out to sign in and back here. */
export function Protected({ permission, children }: { permission?: Permission; children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  if (session.state === 'unknown') return <StartScreen />;
  if (session.state === 'unreachable') return <UnreachableScreen />;
  if (session.state === 'signed-out') {
    return <Navigate replace to={paths.signIn(session.leaving ? undefined : location.pathname + location.search)} />;
  }
  if (permission && !session.user.permissions.includes(permission)) return <NotFoundPage />;
  return children;
}
