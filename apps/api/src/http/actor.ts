import type { Language, Permission, SignInStep } from '@flowhall/contracts';

/** Permissions within departments and services; null is any. Departments include those below them. */
export interface NarrowedGrant {
  readonly permissions: readonly Permission[];
  readonly departmentIds: readonly string[] | null;
  readonly itemKeys: readonly string[] | null;
}

/** The signed-in person, or the program with a token, that makes a request. */
export interface Actor {
  /** Of a program: the token's id, as is its `sessionId`. */
  readonly userId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
  /** Those that hold everywhere. */
  readonly permissions: ReadonlySet<Permission>;
  /** Those that hold for some departments or services only. */
  readonly narrowed?: readonly NarrowedGrant[];
  readonly locale: Language;
  /** Of a visitor: the one item that they may apply for. */
  readonly visitorOf?: string | null;
  /** What they still have to do before anything else is open to them, first things first. */
  readonly pending?: readonly SignInStep[];
  /** Whether a personal token acts here, and whether for its owner's own applications and tasks, too. */
  readonly token?: { readonly self: boolean };
  /** Of a program: topics of external work that it may fetch; absent for people. */
  readonly topics?: readonly string[];
}
