import type { SignInProvider } from '@flowhall/contracts';
import { describe, expect, it } from 'vitest';
import { providerFor, startAddress } from './provider-for.ts';

const provider = (key: string, kind: SignInProvider['kind'] = 'cas'): SignInProvider => ({
  key,
  kind,
  name: { zh: key, en: key },
});
const all = [provider('sso'), provider('wecom-main', 'oidc'), provider('cpdaily'), provider('directory', 'ldap')];

describe('signing in inside an app', () => {
  it('goes to the provider that is named for the app', () => {
    expect(providerFor('wecom', all)?.key).toBe('wecom-main');
    expect(providerFor('cpdaily', all)?.key).toBe('cpdaily');
  });

  it('goes to the only one there is, and never to a directory, which has no page', () => {
    expect(providerFor('wecom', [provider('sso'), provider('directory', 'ldap')])?.key).toBe('sso');
    expect(providerFor('wecom', [provider('directory', 'ldap')])).toBeNull();
  });

  it('is asked for where several may be meant, and in a browser', () => {
    expect(providerFor('wecom', [provider('sso'), provider('other')])).toBeNull();
    expect(providerFor('wecom', [provider('wecom-a'), provider('wecom-b')])).toBeNull();
    expect(providerFor(null, [provider('sso')])).toBeNull();
  });

  it('comes back to the page that was wanted', () => {
    expect(startAddress('sso', '/tasks/1?view=todo')).toBe(
      '/api/auth/providers/sso/start?return=%2Ftasks%2F1%3Fview%3Dtodo',
    );
  });
});
