import { type Activity, type Content, kActivated, kExec, kFormatter, kMessageHandlers } from './library.ts';
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
  activity.run = (content) => {
    if (activity.attachedTo && run.input.restored?.isOff(activity.id)) return;
    if ((!content && isSkipped(activity, run)) || !run.mayEnter(activity.id)) return;
    name();
    start(content);
  };
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
    run.enqueue(() => {
      if (activity[kActivated]) activity.run({ inbound });
    });
  };
}
