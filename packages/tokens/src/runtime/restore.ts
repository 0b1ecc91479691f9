import { isRecord } from '@flowhall/feel';
import type { PlacedState } from '../migration/migration-plan.ts';
import { stepScope } from '../port/feel.ts';
import type { Snapshot, StepContext, StepResult } from '../port/port.ts';
import { arm, startListening } from './arming.ts';
import { elementOf } from './elements.ts';
import type { TokensModel } from './executable.ts';
import { resultOf } from './result.ts';
import { Run } from './run.ts';
import { readSnapshot } from './snapshot.ts';
import type { InstanceState } from './token.ts';

/** The state of a running instance on this runtime; nothing when it is over. */
export function tokensStateOf(snapshot: Snapshot): InstanceState | undefined {
  if (isRecord(snapshot.data) && snapshot.data.ended) return undefined;
  return readSnapshot(snapshot);
}

/**
 * Takes up a state that was written in terms of this model, arms what is new, and lets tokens go on that have nothing to
 * wait for any more, such as those at a join that has got everything it now needs.
 *
 * @throws what a step throws
 */
export function restoreOnTokens(model: TokensModel, placed: PlacedState, ctx: StepContext): StepResult {
  const run = new Run(model, structuredClone(placed.state), {
    feel: stepScope(ctx),
    chosen: new Set(),
    alwaysAsk: false,
    ...(ctx.script && { script: ctx.script }),
  });
  for (const { at: eventId, in: scope, on } of placed.arm) arm(run, run.node(eventId), scope, on);
  for (const id of placed.listen) {
    const token = run.tokens.get(id);
    if (token) startListening(run, token, run.node(token.at));
  }
  releaseParked(run);
  run.settle();
  return resultOf(run, undefined);
}

/** Where the model has no join any more, nothing is waited for. */
function releaseParked(run: Run): void {
  for (const token of [...run.tokens.values()]) {
    if (token.role !== 'parked' || token.flow === undefined) continue;
    const node = run.node(token.at);
    const isJoin = elementOf(node).join ? node.incoming.length > 1 : (node.startQuantity ?? 1) > 1;
    if (isJoin) continue;
    run.tokens.delete(token.id);
    run.send(token.at, token.in, { flow: token.flow });
  }
}
