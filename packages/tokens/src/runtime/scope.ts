import type { FlowNode } from '@flowhall/bpmn';
import { adHocDone, adHocEmptied, startAdHoc } from './ad-hoc.ts';
import { armEventSubProcesses } from './arming.ts';
import { readInputs } from './local-data.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';

/** A token enters a sub-process: tokens start inside. */
export function enterScope(run: Run, token: Token): void {
  const node = run.node(token.at);
  const input = readInputs(run, token, node);
  if (input) token.data = input;
  armEventSubProcesses(run, token);
  const entries = run.model.entries(token.at);
  const { adHoc } = node;
  if (adHoc) startAdHoc(run, token, adHoc);
  else for (const entry of entries) run.send(entry.id, token.id);
  if (!entries.length)
    run.enqueue(() => {
      if (run.has(token)) run.leave(token);
    });
}

/** Nothing is left inside a sub-process. */
export function scopeEmptied(run: Run, around: Token): void {
  const { adHoc } = run.node(around.at);
  if (adHoc && !adHocEmptied(run, around, adHoc)) return;
  run.leave(around);
}

/** Something inside a scope is done. */
export function activityDone(run: Run, scope: string | undefined, node: FlowNode): void {
  const around = scope === undefined ? undefined : run.tokens.get(scope);
  const adHoc = around && run.index.node(around.at)?.adHoc;
  if (around && adHoc && /(?:Task|SubProcess|Transaction|CallActivity)$/.test(node.type)) adHocDone(run, around, adHoc);
}
