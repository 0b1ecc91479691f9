import type { StepPosition } from '@flowhall/tokens';
import type { Changes } from '../result.ts';
import type { Subscription } from '../state.ts';
import type { Work } from './work.ts';

type Outside = Pick<Changes, 'timers' | 'subscriptions' | 'jobs' | 'calls' | 'thrown' | 'answers' | 'incidents'>;

const CALL = 'bpmn:CallActivity';
/** What may ask for a job; a call activity does for a global task. */
const JOBS = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask', CALL]);

/** What an action means for the world outside the process. */
export function outsideOf(work: Work): Outside {
  const { before } = work;
  const stands = new Set(steps(work).map((one) => one.executionId));
  const left = steps(before).filter((one) => !stands.has(one.executionId));
  const typeOf = ({ elementId }: StepPosition): string => work.model.nodes.get(elementId)?.type ?? '';
  const done = new Set(work.events.flatMap((one) => (one.type === 'left' ? one.executionId : [])));
  const known = new Set(before.incidents.map((one) => one.id));
  return {
    timers: compareTimers(work),
    subscriptions: {
      created: without(work.subscriptions, before.subscriptions),
      deleted: without(before.subscriptions, work.subscriptions),
    },
    jobs: {
      created: work.effects.flatMap((one) =>
        one.type === 'job' && stands.has(one.executionId) ? withoutType(one) : [],
      ),
      deleted: left.filter((one) => JOBS.has(typeOf(one))).flatMap((one) => one.executionId ?? []),
    },
    calls: {
      created: work.effects.flatMap((one) =>
        one.type === 'call' && stands.has(one.executionId) ? withoutType(one) : [],
      ),
      cancelled: left
        .filter((one) => typeOf(one) === CALL && !done.has(one.executionId ?? ''))
        .flatMap((one) => one.executionId ?? []),
    },
    thrown: work.effects.filter((one) => one.type === 'message' || one.type === 'signal'),
    answers: work.answers,
    incidents: {
      created: work.incidents.filter((one) => !known.has(one.id)),
      resolved: work.resolved.filter(({ incident }) => known.has(incident.id)),
    },
  };
}

const steps = ({ approval }: Pick<Work, 'approval'>): StepPosition[] =>
  approval.tokens.filter((one): one is StepPosition => one.type === 'step');

const withoutType = <T extends { readonly type: string }>({ type: _type, ...rest }: T): Omit<T, 'type'> => rest;

const keyOf = ({ executionId, kind, name, correlationKey }: Subscription): string =>
  JSON.stringify([executionId, kind, name, correlationKey]);

function without(all: readonly Subscription[], some: readonly Subscription[]): Subscription[] {
  const keys = new Set(some.map(keyOf));
  return all.filter((one) => !keys.has(keyOf(one)));
}

function compareTimers(work: Work): Changes['timers'] {
  const had = new Map(work.before.timers.map((timer) => [timer.executionId, timer]));
  const has = new Map(work.timers.map((timer) => [timer.executionId, timer]));
  const same = (id: string): boolean => had.get(id)?.dueAt === has.get(id)?.dueAt;
  return {
    created: [...has.values()].filter((timer) => !same(timer.executionId)),
    deleted: [...had.keys()].filter((id) => !same(id)),
  };
}
