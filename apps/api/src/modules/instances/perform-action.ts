import { type Action, type Actor as ApprovalActor, ApprovalError, principalFor } from '@flowhall/approval';
import { ERRORS, type InstanceDetail, type Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import type { Unit } from '../../http/mutate.ts';
import { type Decision, decideAction } from './act-on-instance.ts';
import { describeInstance } from './describe-instance.ts';
import type { LoadedInstance, Subject } from './instance-state.repository.ts';
import { looking, readerWith, toApprovalActor } from './instances.policy.ts';
import * as instances from './instances.repository.ts';
import { lockInstance, type Opened } from './locked-instance.ts';
import { ProcessFailure } from './process-failure.ts';
import { openTasksOf, type Reader } from './reader.ts';
import { inLanguage } from './refuse-applying.ts';
import { forOneAnswer, type InstanceServices } from './services.ts';

export interface Request {
  readonly actor: Actor;
  readonly lang: Language;
  readonly subject: Subject;
  /** The action, made once the instance is locked: what it needs to know is then true. */
  readonly action: (opened: OpenedFor, tx: Transaction) => Promise<PersonalAction> | PersonalAction;
}

type PersonalAction = Exclude<Action, { type: 'continue' | 'raise-incident' }>;

/** An instance that is locked for somebody's action. */
export interface OpenedFor extends Opened {
  /** As whose deputy they may act here. */
  readonly principalIds: readonly string[];
}

export interface Performed extends Opened {
  readonly reader: Reader;
  /** Stores the result; nothing has been written before. */
  readonly store: Decision['store'];
}

/**
 * A person's action on an instance, from the lock to the result, which is yet to be stored.
 * @throws UserError when it is refused: with the present state for whoever came too late, as `not-found` for strangers
 * @throws ProcessFailure when the process cannot go on
 */
export async function performAction(services: InstanceServices, unit: Unit, request: Request): Promise<Performed> {
  const { tx } = unit;
  const { actor, lang, subject } = request;
  const scoped = forOneAnswer(services, tx);
  const [opened, relation] = await Promise.all([
    lockInstance(scoped, tx, subject),
    instances.findRelation(tx, subject, looking(services.clock, actor)),
    // The rules will ask for them.
    scoped.directory(tx).peopleByIds([actor.userId]),
  ]);
  const { instance, definition } = opened;
  const { principalIds } = relation;
  try {
    const action = await request.action({ ...opened, principalIds }, tx);
    const acting = actingFor(services, opened, actor, principalIds, action);
    const { after, store } = await decideAction(scoped, tx, instance, definition, acting, action);
    const reader = readerWith(withTasks(relation, after, actor.userId), after, actor, lang);
    return { instance: after, definition, reader, store };
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    throw await refusal(scoped, tx, opened, request, relation, error);
  }
}

/** The actor of an action: a deputy where the right to it is somebody else's. */
export function actingFor(
  services: Pick<InstanceServices, 'clock'>,
  { instance, definition }: Opened,
  actor: Actor,
  principalIds: readonly string[],
  action: Parameters<typeof principalFor>[3],
): ApprovalActor {
  const own = toApprovalActor(actor, instance);
  const at = services.clock().toISOString();
  const onBehalfOfId = principalFor(definition.model, instance.state, { ...own, principalIds }, action, at);
  return onBehalfOfId ? { userId: own.userId, onBehalfOfId } : own;
}

/** The same, answered with the instance as its actor may see it afterwards. */
export async function performAndDescribe(
  services: InstanceServices,
  unit: Unit,
  request: Request,
): Promise<InstanceDetail> {
  const { instance, definition, reader, store } = await performAction(services, unit, request);
  unit.atEnd(store);
  return describeInstance(services, unit.tx, instance, definition, reader);
}

/** A relation as it is when the tasks that an action opened for the person are there. */
function withTasks(before: instances.Relation, after: LoadedInstance, userId: string): instances.Relation {
  const stepIds = openTasksOf(after, { userId, principalIds: before.principalIds }).map((task) => task.stepId);
  return { ...before, stepIds: [...new Set([...before.stepIds, ...stepIds])] };
}

async function refusal(
  services: InstanceServices,
  tx: Transaction,
  { instance, definition }: Opened,
  { actor, lang }: Request,
  relation: instances.Relation,
  error: ApprovalError,
): Promise<Error> {
  const { code, params, cause } = error;
  if (code === 'process-failed') return new ProcessFailure(instance, error);
  // Refuses strangers, who must not learn anything about the instance from the kind of refusal.
  const reader = readerWith(relation, instance, actor, lang);
  const late = ERRORS[code].status === 409;
  const current = late ? await describeInstance(services, tx, instance, definition, reader) : undefined;
  return new UserError(code, { params: inLanguage(params, lang), current, cause });
}
