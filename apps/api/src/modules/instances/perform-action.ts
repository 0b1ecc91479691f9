import { type Action, ApprovalError } from '@flowhall/approval';
import { ERRORS, type InstanceDetail, type Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UserError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { actOnInstance } from './act-on-instance.ts';
import { describeInstance } from './describe-instance.ts';
import { readerOf, toApprovalActor } from './instances.policy.ts';
import { lockInstance, type Opened, type Subject } from './locked-instance.ts';
import { ProcessFailure } from './process-failure.ts';
import { inLanguage } from './refuse-applying.ts';
import { forOneAnswer, type InstanceServices } from './services.ts';

export interface Request {
  readonly actor: Actor;
  readonly lang: Language;
  readonly subject: Subject;
  /** The action, made once the instance is locked: what it needs to know is then true. */
  readonly action: (opened: Opened, tx: Transaction) => Promise<Action> | Action;
}

/**
 * A person's action on an instance, from the lock to the stored result, in the caller's transaction.
 * @throws UserError when it is refused: with the present state for whoever came too late, as `not-found` for strangers
 * @throws ProcessFailure when the process cannot go on
 */
export async function performAction(services: InstanceServices, tx: Transaction, request: Request): Promise<Opened> {
  const opened = await lockInstance(services, tx, request.subject);
  const { instance, definition } = opened;
  try {
    const action = await request.action(opened, tx);
    const actor = toApprovalActor(request.actor);
    return { instance: await actOnInstance(services, tx, instance, definition, actor, action), definition };
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error;
    throw await refusal(services, tx, opened, request, error);
  }
}

/** The same, answered with the instance as its actor may see it afterwards. */
export async function performAndDescribe(
  services: InstanceServices,
  tx: Transaction,
  request: Request,
): Promise<InstanceDetail> {
  const scoped = forOneAnswer(services, tx);
  const { instance, definition } = await performAction(scoped, tx, request);
  const reader = await readerOf(tx, instance, request.actor, request.lang);
  return describeInstance(scoped, tx, instance, definition, reader);
}

async function refusal(
  services: InstanceServices,
  tx: Transaction,
  { instance, definition }: Opened,
  { actor, lang }: Request,
  error: ApprovalError,
): Promise<Error> {
  const { code, params, cause } = error;
  if (code === 'process-failed') return new ProcessFailure(instance, error);
  // Refuses strangers, who must not learn anything about the instance from the kind of refusal.
  const reader = await readerOf(tx, instance, actor, lang);
  const late = ERRORS[code].status === 409;
  const current = late ? await describeInstance(services, tx, instance, definition, reader) : undefined;
  return new UserError(code, { params: inLanguage(params, lang), current, cause });
}
