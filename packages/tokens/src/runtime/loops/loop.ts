import type { FlowNode, MultiInstance, StandardLoop } from '@flowhall/bpmn';
import { armBoundaryEvents } from '../arming.ts';
import type { Run } from '../run.ts';
import type { Token } from '../token.ts';
import { handOnCollected } from './collect.ts';
import { continueMultiInstance, startMultiInstance } from './multi-instance.ts';
import { continueStandardLoop, startStandardLoop } from './standard-loop.ts';

/** A token enters an activity with a loop: it stays around the instances. */
export function enterLoop(run: Run, token: Token, loop: StandardLoop | MultiInstance): void {
  const node = run.node(token.at);
  token.role = 'loop';
  token.loop = { started: 0, done: 0 };
  armBoundaryEvents(run, token, node);
  const isNeeded =
    loop.kind === 'standard' ? startStandardLoop(run, token, loop) : startMultiInstance(run, token, loop);
  if (isNeeded) return;
  handOnCollected(run, token, node);
  run.note('entered', token);
  run.note('left', token);
  run.finish(token, node);
}

/** An instance of a loop is done. */
export function instanceDone(run: Run, token: Token, node: FlowNode): void {
  const { loop } = node;
  if (!loop || !token.loop) return;
  token.loop.done += 1;
  const isOver =
    loop.kind === 'standard' ? continueStandardLoop(run, token, loop) : continueMultiInstance(run, token, loop);
  if (!isOver || !run.has(token)) return;
  handOnCollected(run, token, node);
  run.finish(token, node);
}
