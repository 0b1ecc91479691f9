/** What somebody may have to do after signing in, in this order, before anything else is open to them. */
export const SIGN_IN_STEPS = [
  /** Choose another password. */
  'password',
  /** Show by a code that a phone is theirs. */
  'phone',
] as const;
export type SignInStep = (typeof SIGN_IN_STEPS)[number];
