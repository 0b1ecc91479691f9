export { type CasServer, startCasServer, success } from './cas-server.ts';
export { CLIENT_ID, CLIENT_SECRET, type OidcServer, startOidcServer } from './oidc-server.ts';
