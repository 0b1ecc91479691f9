export type { LdapEntry } from './ldap-entry.ts';
export { allOf, equals, isLdapFilter, parseLdapFilter } from './ldap-filter.ts';
export { LdapFailure, type LdapSession, type LdapSettings, withLdap } from './ldap-session.ts';
