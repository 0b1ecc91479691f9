import type { BpmnSource, Finding } from '@flowhall/bpmn';
import type { CompiledDecision } from './decision.ts';
import { DecisionGraph } from './evaluate/make-decision.ts';
import { parseDmn } from './parse.ts';
import { validateDecisions } from './validate.ts';

/** The decisions of a file cannot be made. */
export class DecisionsRefusedError extends Error {
  override readonly name = 'DecisionsRefusedError';
  /** Every reason, each naming its element. */
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(`The decisions cannot be made: ${findings.map(({ message }) => message.en).join(' ')}`);
    this.findings = findings;
  }
}

/**
 * Makes the decisions of a DMN file ready, by id. Do it once per version and keep the result.
 *
 * @throws ModelError when the file cannot be read
 * @throws DecisionsRefusedError when it has errors
 */
export async function compileDecisions(source: BpmnSource): Promise<ReadonlyMap<string, CompiledDecision>> {
  const parsed = await parseDmn(source);
  const errors = (await validateDecisions(parsed)).filter(({ severity }) => severity === 'error');
  if (errors.length) throw new DecisionsRefusedError(errors);
  return new DecisionGraph(parsed.model).decisions();
}
