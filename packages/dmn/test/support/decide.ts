import { compileDecisions, type DecisionOutcome } from '../../src/index.ts';

export const CONTEXT = { clock: () => new Date('2026-03-02T01:00:00.000Z'), timeZone: 'Asia/Shanghai' };

/** Makes a decision of a file. */
export async function outcome(xml: string, variables = {}, id = 'd'): Promise<DecisionOutcome> {
  const decision = (await compileDecisions(xml)).get(id);
  if (!decision) throw new Error(`No decision ${id}`);
  return decision.evaluate(variables, CONTEXT);
}

export async function decide(xml: string, variables = {}, id = 'd'): Promise<unknown> {
  return (await outcome(xml, variables, id)).value;
}
