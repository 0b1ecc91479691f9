import type { Permission } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { paths } from '../lib/paths.ts';
import { useSession } from '../lib/session/session.ts';
import { StartScreen } from './layout/start-screen.tsx';
import { UnreachableScreen } from './layout/unreachable-screen.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** Pages of somebody without an account: the one service, and own applications with what has come back of them. */
const isForVisitors = (path: string, itemKey: string): boolean =>
  [paths.item(itemKey), paths.applications, paths.task('')].some((begin) => path.startsWith(begin));

/** Shows its children to whoever may see them; sends the signed-out to sign in and back here. */
export function Protected({ permission, children }: { permission?: Permission; children: ReactNode }) {
  const session = useSession();
  const location = useLocation();
  if (session.state === 'unknown') return <StartScreen />;
  if (session.state === 'unreachable') return <UnreachableScreen />;
  if (session.state === 'signed-out') {
    return <Navigate replace to={paths.signIn(session.leaving ? undefined : location.pathname + location.search)} />;
  }
  const { visitorOf, pending } = session.user;
  if (pending.length > 0) return <Navigate replace to={paths.signInSteps(location.pathname + location.search)} />;
  if (visitorOf && !isForVisitors(location.pathname, visitorOf))
    return <Navigate replace to={paths.visit(visitorOf)} />;
  if (permission && !session.user.permissions.includes(permission)) return <NotFoundPage />;
  return children;
}
