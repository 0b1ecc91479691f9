import type { Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../../errors.ts';
import { applyChanges } from './apply-changes.ts';
import type { PlanProblem } from './desired-organisation.ts';
import { isSame, type OrganisationChange, type OrganisationState } from './organisation.ts';
import { checkChanges } from './plan-checks.ts';
import type { SealedPhone } from './plan-organisation.ts';
import { problemWords } from './problem-words.ts';

/** Who changes the organisation, and when. */
export interface ChangeContext {
  readonly at: Date;
  readonly nextId: () => string;
  readonly actorId: string;
  readonly address: string;
  readonly lang: Language;
  readonly sealPhone: (phone: string) => SealedPhone;
}

/** @throws UserError `organisation-refused`, with each problem where it stands in the request */
export function refuse(problems: readonly PlanProblem[], lang: Language): void {
  const [first] = problems;
  if (!first) return;
  throw new UserError('organisation-refused', {
    params: { reason: problemWords(first, lang) },
    errors: problems.map((one) => ({ pointer: `/${one.field}`, message: problemWords(one, lang) })),
  });
}

/** One problem. */
export const refuseOne = (problem: PlanProblem, lang: Language): void => refuse([problem], lang);

/**
 * Checks changes against what they touch (all units, and the people who are concerned) and writes those that change
 * something. @throws UserError `organisation-refused`
 */
export async function carryOut(
  tx: Transaction,
  present: OrganisationState,
  changes: readonly OrganisationChange[],
  { at, nextId, lang }: ChangeContext,
): Promise<void> {
  const real = changes.filter(({ before, after }) => !before || !isSame(before, after));
  refuse(checkChanges(present, real, new Set()), lang);
  await applyChanges(tx, real, { at, nextId });
}
