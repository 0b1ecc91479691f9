/* Systems outside by which people sign in: what a journey meets beside the service hall. */
export { CLIENT_ID, CLIENT_SECRET, startCasServer, startOidcServer } from '@flowhall/testing/identity';
