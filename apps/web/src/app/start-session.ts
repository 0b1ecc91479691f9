import { forgetKeptDrafts, sendKeptDrafts } from '../features/apply/index.ts';
import { access } from '../lib/api/client.ts';
import { paths } from '../lib/paths.ts';
import { queryClient } from '../lib/query-client.ts';
import { applyAccountLanguage } from '../lib/session/language-choice.ts';
import { leaveSession, session } from '../lib/session/session.ts';
import { expectsSession, rememberSession } from '../lib/session/session-hint.ts';

const OTHER_TABS = 'flowhall.session';

/** Pages of those who have not signed in; the links among them are good for one use. */
const OUTSIDE: readonly string[] = [paths.signIn(), paths.forgotPassword, paths.passwordLink, paths.setup];

const isPublicPage = (path: string): boolean =>
  OUTSIDE.includes(path) || path.startsWith(paths.visit('')) || `${path}/`.startsWith(paths.verify(''));

/** Signs in silently by the refresh cookie. */
export async function resumeSession(): Promise<void> {
  if (!expectsSession(isPublicPage(window.location.pathname))) {
    session.set({ state: 'signed-out' });
    return;
  }
  session.set({ state: 'unknown' });
  await access.renew().catch(() => session.set({ state: 'unreachable' }));
}

/** When the person changes, what was cached for the last one is forgotten; other tabs follow a sign-out. */
export async function startSession(): Promise<void> {
  const channel = new BroadcastChannel(OTHER_TABS);
  let lastUser: string | null = null;
  session.subscribe(() => {
    const current = session.get();
    if (current.state === 'unknown' || current.state === 'unreachable') return;
    const user = current.state === 'signed-in' ? current.user : null;
    rememberSession(user?.id ?? null);
    if (user?.id === lastUser) return;
    if (lastUser !== null) queryClient.clear();
    if (current.state === 'signed-out' && current.leaving && lastUser !== null) void forgetKeptDrafts(lastUser);
    if (user) {
      void applyAccountLanguage(user.locale);
      void sendKeptDrafts(user.id);
    } else if (lastUser !== null) channel.postMessage('signed-out');
    lastUser = user?.id ?? null;
  });
  window.addEventListener('online', () => {
    const current = session.get();
    if (current.state === 'signed-in') void sendKeptDrafts(current.user.id);
  });
  channel.addEventListener('message', () => {
    if (session.get().state !== 'signed-in') return;
    leaveSession();
    access.end();
  });
  await resumeSession();
}
