import type { BpmnSource, Finding } from '@flowhall/bpmn';
import type { CompiledDecision } from './decision.ts';
import { DecisionGraph } from './evaluate/make-decision.ts';
import { parseDmn } from './parse.ts';
import { decisionTaken } from './rules/graph.ts';
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
 * Makes the decisions of DMN files ready, by id. Do it once per version and keep the result.
 *
 * @throws ModelError when a file cannot be read
 * @throws DecisionsRefusedError when one has errors, or several have a decision of the same id
 */
export async function compileDecisions(...sources: BpmnSource[]): Promise<ReadonlyMap<string, CompiledDecision>> {
  const all = new Map<string, CompiledDecision>();
  for (const source of sources) {
    const parsed = await parseDmn(source);
    const errors = (await validateDecisions(parsed)).filter(({ severity }) => severity === 'error');
    if (errors.length) throw new DecisionsRefusedError(errors);
    for (const [id, decision] of new DecisionGraph(parsed.model).decisions()) {
      if (all.has(id)) throw new DecisionsRefusedError([decisionTaken(decision)]);
      all.set(id, decision);
    }
  }
  return all;
}
