import { SIGN_IN_STEPS, type SignInStep } from '@flowhall/contracts';

/** What sign-in asks about a person. */
export interface SignInFacts {
  readonly phoneVerifiedAt: Date | null;
  readonly passwordChange: boolean;
  readonly passwordHash: string | null;
}

/** What is asked for. */
export interface Asked {
  readonly requirePhone: boolean;
}

/** What a person still has to do in a new session. */
export function pendingSteps(facts: SignInFacts, { requirePhone }: Asked): SignInStep[] {
  const missing: Record<SignInStep, boolean> = {
    password: facts.passwordChange && facts.passwordHash !== null,
    phone: requirePhone && facts.phoneVerifiedAt === null,
  };
  return SIGN_IN_STEPS.filter((step) => missing[step]);
}

/** The names that this version knows of those that are stored, in their order. */
export const readSteps = (stored: readonly string[]): SignInStep[] =>
  SIGN_IN_STEPS.filter((step) => stored.includes(step));
