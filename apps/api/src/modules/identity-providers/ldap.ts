import { randomUUID } from 'node:crypto';
import type { LdapSignIn } from '@flowhall/contracts';
import {
  allOf,
  equals,
  LdapFailure,
  type LdapSession,
  type LdapSettings,
  parseLdapFilter,
  withLdap,
} from '../../adapters/ldap/index.ts';
import { type PasswordKind, ProviderFailure, type ProviderSettings } from './provider.ts';

/**
 * A directory: the entry is looked for by the user name, then its password is tried by a bind. An unknown name costs a
 * bind, too, so that neither answer nor time tells which names there are.
 */
export function createLdap(): PasswordKind {
  return {
    async prove(settings, { username, password }) {
      return asking(settings, async (session, ldap) => {
        const filter = allOf(parseLdapFilter(ldap.filter), equals(settings.usernameAttribute, username));
        const attributes = [ldap.subjectAttribute, settings.usernameAttribute];
        const found = await session.find({ base: ldap.baseDn, filter, attributes }, 2);
        // Of two nobody knows which one it is.
        const entry = found.length === 1 ? found[0] : undefined;
        const dn = entry?.dn ?? `cn=${randomUUID()},${ldap.baseDn}`;
        if (!(await session.passwordFits(dn, password)) || !entry) return null;
        const subject = entry.first(ldap.subjectAttribute);
        if (subject === null) throw new ProviderFailure('provider-refused', 'The entry has no name of its own');
        return { subject, username: entry.first(settings.usernameAttribute) };
      });
    },

    async check(settings) {
      return asking(settings, async (session, ldap) => {
        const filter = allOf(parseLdapFilter(ldap.filter));
        const attributes = [ldap.subjectAttribute, settings.usernameAttribute];
        const [entry] = await session.find({ base: ldap.baseDn, filter, attributes }, 1);
        if (!entry)
          return { zh: '已连接，但按这些设置找不到人员。', en: 'Connected, but nobody is found with these settings.' };
        if (attributes.some((name) => entry.first(name) === null)) {
          return {
            zh: '已连接，但找到的人员缺少所设的属性，请核对属性名。',
            en: 'Connected, but whoever is found lacks an attribute: check their names.',
          };
        }
        return { zh: '已连接，能找到人员。', en: 'Connected; people are found.' };
      });
    },
  };
}

async function asking<T>(
  settings: ProviderSettings,
  work: (session: LdapSession, ldap: LdapSignIn) => Promise<T>,
): Promise<T> {
  const { ldap } = settings;
  if (!ldap) throw new ProviderFailure('provider-unavailable', 'The settings are incomplete');
  try {
    return await withLdap(connectionOf(settings, ldap), (session) => work(session, ldap));
  } catch (error) {
    if (!(error instanceof LdapFailure)) throw error;
    throw new ProviderFailure('provider-unavailable', error.message, { cause: error });
  }
}

const connectionOf = ({ address, clientSecret }: ProviderSettings, ldap: LdapSignIn): LdapSettings => ({
  ...{ address, startTls: ldap.startTls, certificate: ldap.certificate, bindDn: ldap.bindDn, password: clientSecret },
});
