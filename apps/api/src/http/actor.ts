import type { Language, Permission, SignInStep } from '@flowhall/contracts';

/** The signed-in person, or the program with a token, that makes a request. */
export interface Actor {
  /** Of a program: the token's id, as is its `sessionId`. */
  readonly userId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly locale: Language;
  /** Of a visitor: the one item that they may apply for. */
  readonly visitorOf?: string | null;
  /** What they still have to do before anything else is open to them, first things first. */
  readonly pending?: readonly SignInStep[];
  /** Of a program: topics of external work that it may fetch; absent for people. */
  readonly topics?: readonly string[];
}
