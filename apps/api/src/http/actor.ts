import type { Language, Permission } from '@flowhall/contracts';

/** The signed-in person who makes a request. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly locale: Language;
}
