import { isAwaited } from '@flowhall/tokens';
import { isOpen } from './alive.ts';
import { type Activity, type Content, kExec, kFormatter, kMessageHandlers } from './library.ts';
import { recordActivity } from './record.ts';
import { runOf, type StepRun } from './step-run.ts';

/** Gives an element of the library our semantics: token routing, queued tokens, readable ids, recorded events. */
export function prepare(activity: Activity): Activity {
  const run = runOf(activity.environment);
  // nothing enriches run messages here, and asking for it costs a quarter of a step
  activity[kFormatter] = {
    format: (message: { content: Content }, done: (error: null, content: Content, changed: boolean) => void) =>
      done(null, message.content, false),
  };
  // searching all paths from every start event is exponential in the number of gateways, and only needed for discards
  activity.shake = () => {};
  nameRuns(activity, run);
  routeTokens(activity, run);
  if (!activity.attachedTo) queueTokens(activity, run);
  recordActivity(activity, run);
  return activity;
}

function nameRuns(activity: Activity, run: StepRun): void {
  const init = activity.init.bind(activity);
  const start = activity.run.bind(activity);
  const name = () => {
    const exec = activity[kExec];
    if (!exec.has('initExecutionId')) exec.set('initExecutionId', run.nextExecutionId(activity.id));
  };
  activity.init = (content) => {
    if (!content && isSkipped(activity, run)) return;
    name();
    init(content);
  };
  const enter = (content?: object) => {
    if (isOff(activity, run)) return;
    // instances of a loop are counted one by one
    if (!run.isLoop(activity.id) && !run.mayEnter(activity.id)) return;
    name();
    start(content);
  };
  activity.run = (content) => {
    if (content) enter(content);
    // what starts with its scope takes its turn like any other token
    else if (!isSkipped(activity, run))
      run.enqueue(() => {
        if (isOpen(activity)) enter();
      });
  };
}

/** A boundary event that has happened and does not happen again: known only where an instance is built up from a state. */
function isOff(activity: Activity, run: StepRun): boolean {
  const { restored } = run.input;
  const node = activity.attachedTo && run.index.node(activity.id);
  return restored !== undefined && node != null && isAwaited(node) && restored.isOff(node.id);
}

/** The library starts everything without an inbound flow; only one start event of a process happens. */
function isSkipped(activity: Activity, run: StepRun): boolean {
  const node = run.index.node(activity.id);
  if (!node) return false;
  if (run.entering.has(node.scopeId)) return true;
  const isTop = run.index.node(node.scopeId) === undefined;
  return isTop && node.id !== run.input.startEventId;
}

/** Untaken flows are left alone: the library would send a "discard" along them, which joins count as an arrival. */
function routeTokens(activity: Activity, run: StepRun): void {
  activity.evaluateOutbound = (_from, _takeOne, callback) => {
    const flows = run.route(activity.id);
    if (flows)
      callback(
        null,
        flows.map((flow) => ({ id: flow.id, action: 'take', targetId: flow.target })),
      );
  };
  activity._doRunOutbound = (outbound, content, discardSequence) => {
    // the library takes only one of several flows to the same element
    for (const flow of outbound)
      if ('action' in flow && flow.action === 'take') activity._publishRunOutbound(flow, content, discardSequence);
    return outbound;
  };
}

function queueTokens(activity: Activity, run: StepRun): void {
  activity[kMessageHandlers].onInbound = (_key, message) => {
    message.ack();
    activity.broker.cancel('_run-on-inbound');
    const inbound = [{ ...message.content }];
    const enter = () => {
      if (isOpen(activity)) activity.run({ inbound });
    };
    // an event that has been received already happens where the gateway waited
    if (run.happened.has(activity.id)) run.next(enter);
    else run.enqueue(enter);
  };
}
