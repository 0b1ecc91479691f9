import type { LdapSignIn, LocalizedText } from '@flowhall/contracts';

/** What a provider is spoken to with. */
export interface ProviderSettings {
  readonly id: string;
  readonly address: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly scopes: readonly string[];
  readonly usernameAttribute: string;
  /** Of a directory only. */
  readonly ldap: LdapSignIn | null;
  /** Changes with the settings. */
  readonly version: number;
}

/** One browser's way to the provider and back. */
export interface Journey {
  /** Where the provider sends the browser back to. */
  readonly callbackUrl: string;
  /** Carried by the provider and brought back. */
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the provider says that somebody is. */
export interface ProvedIdentity {
  /** The provider's own name for the person. */
  readonly subject: string;
  /** Null when the provider does not tell it. */
  readonly username: string | null;
  /** By which the provider may end the session later. */
  readonly ticket?: string;
}

/** A kind of provider. */
export interface ProviderKind {
  /** Asks the provider something that needs no person. @throws ProviderFailure */
  check(settings: ProviderSettings): Promise<LocalizedText>;
}

/** Signs people in on pages of its own, to which browsers are sent. */
export interface RedirectKind extends ProviderKind {
  /** Where to send the browser. @throws ProviderFailure */
  begin(settings: ProviderSettings, journey: Journey): Promise<URL>;
  /** Proves what the browser came back with, by asking the provider itself. @throws ProviderFailure */
  finish(settings: ProviderSettings, journey: Journey, returned: URL): Promise<ProvedIdentity>;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Is asked whether a password fits that was typed here. */
export interface PasswordKind extends ProviderKind {
  /** Null when name or password is wrong, without saying which, after about the same work. @throws ProviderFailure */
  prove(settings: ProviderSettings, credentials: Credentials): Promise<ProvedIdentity | null>;
}

/** The provider cannot be reached, or what it or the browser says is not to be believed. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  readonly problem: 'provider-refused' | 'provider-unavailable';

  constructor(problem: ProviderFailure['problem'], message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.problem = problem;
  }
}
