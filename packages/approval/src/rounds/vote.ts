import { DEFAULT_TIME_ZONE } from '@flowhall/calendar';
import { evaluate } from '@flowhall/feel';
import { ApprovalError } from '../errors.ts';
import { expressionContext } from '../expression-context.ts';
import type { Step } from '../model.ts';
import type { Person } from '../organisation.ts';
import type { KeptAnswer } from '../state.ts';
import type { Work } from '../unit-of-work/work.ts';

/** What everybody's vote counts for, and what is needed to agree. */
export interface Ballots {
  readonly needed: number;
  of(userId: string | null): { readonly weight: number; readonly veto: boolean };
}

/** Weights are told apart to a millionth, so that a share such as 2/3 does not ask for one vote more. */
const MILLION = 1e6;

/**
 * Weights and veto of a vote under the present data. Kept answers belong to the total, of which a share is counted; a
 * threshold above it would never be reached and asks for everybody.
 * @throws ApprovalError `process-failed` when the weight of somebody is no number of at least 0
 */
export function ballotsFor(work: Work, step: Step, people: readonly Person[], kept: readonly KeptAnswer[]): Ballots {
  const { share, threshold, weight, veto } = step.settings.vote ?? { share: 1 };
  const context = expressionContext(work.variables, work.initiator);
  const seats = new Map(
    people.map((person) => {
      const ask = (expression: string) =>
        evaluate(expression, {
          variables: { ...context, person: votingPerson(person) },
          clock: () => new Date(work.at),
          timeZone: DEFAULT_TIME_ZONE,
        }).value;
      const value = weight === undefined ? 1 : ask(weight);
      if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
        throw new ApprovalError('process-failed', {
          step: step.id,
          reason: `the weight of ${person.username} is no number`,
        });
      }
      return [person.id, { weight: value, veto: veto !== undefined && ask(veto) === true }];
    }),
  );
  const total = [...seats.values(), ...kept].reduce((sum, one) => sum + one.weight, 0);
  const wanted = threshold === undefined ? Math.round((share ?? 1) * total * MILLION) / MILLION : threshold;
  const needed = Math.min(wanted, total);
  return { needed, of: (userId) => seats.get(userId ?? '') ?? { weight: 1, veto: false } };
}

/** What a weight may look at. */
const votingPerson = (person: Person) => ({
  id: person.id,
  username: person.username,
  name: person.name.zh,
  department: person.department?.zh ?? '',
  post: person.post?.zh ?? '',
});
