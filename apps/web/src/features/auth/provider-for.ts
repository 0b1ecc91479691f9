import type { SignInProvider } from '@flowhall/contracts';
import type { CampusApp } from '../../lib/web-view/web-view.ts';

/** How the key of a provider begins that is meant for people inside an app. */
const BEGINNINGS: Record<CampusApp, readonly string[]> = { wecom: ['wecom', 'wework'], cpdaily: ['cpdaily', 'campus'] };

export const startAddress = (key: string, returnPath: string): string =>
  `/api/auth/providers/${encodeURIComponent(key)}/start?return=${encodeURIComponent(returnPath)}`;

/**
 * The provider that people inside an app are sent to without asking: the app knows who they are. The one that is named for the app, or
 * the only one; otherwise null, and they choose.
 */
export function providerFor(app: CampusApp | null, providers: readonly SignInProvider[]): SignInProvider | null {
  if (!app) return null;
  const leading = providers.filter(({ kind }) => kind !== 'ldap');
  const named = leading.filter(({ key }) => BEGINNINGS[app].some((begin) => key.startsWith(begin)));
  const [one, ...more] = named.length > 0 ? named : leading;
  return one && more.length === 0 ? one : null;
}
