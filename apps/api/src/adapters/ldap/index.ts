export type { Filter } from 'ldapts';
export type { LdapEntry } from './ldap-entry.ts';
export { allOf, atLeast, equals, isLdapFilter, parseLdapFilter } from './ldap-filter.ts';
export { LdapFailure, type LdapSession, type LdapSettings, withLdap } from './ldap-session.ts';
