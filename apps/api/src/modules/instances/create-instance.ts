import { expressionContext, findInitiator, start } from '@flowhall/approval';
import { localDate } from '@flowhall/calendar';
import type { CreateInstanceBody, Language } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { UnexpectedError } from '../../errors.ts';
import type { Actor } from '../../http/actor.ts';
import { bindAttachments } from '../attachments/index.ts';
import { acceptForm, type CompiledDefinition } from '../definitions/index.ts';
import { removeDraft } from '../drafts/index.ts';
import { startableItem } from '../items/index.ts';
import { announce } from './announce.ts';
import { outcomeOf } from './apply-result.ts';
import * as changes from './instance-changes.repository.ts';
import type { LoadedInstance } from './instance-state.repository.ts';
import { toApprovalActor } from './instances.policy.ts';
import { promisedBy } from './promised-by.ts';
import type { InstanceServices } from './services.ts';
import { nameInstance } from './title-and-number.ts';
import { emptyTrace } from './trace.ts';

export interface Created {
  readonly instance: LoadedInstance;
  readonly definition: CompiledDefinition;
}

/**
 * Applies: checks the form, starts the process and hands it to the next people, all in the caller's transaction.
 * @throws UserError for the item and the form; ApprovalError for choices and people
 */
export async function createInstance(
  services: InstanceServices,
  tx: Transaction,
  actor: Actor,
  body: CreateInstanceBody,
  lang: Language,
): Promise<Created> {
  const definition = await startableItem(tx, services.definitions, actor.userId, body.itemKey);
  const at = services.clock();
  const accepted = acceptForm(definition, {
    stepId: definition.model.applyStepId,
    stored: {},
    incoming: body.form,
    lang,
    today: localDate(at),
    validate: true,
  });
  const directory = services.directory(tx);
  const ports = { clock: () => at, calendar: services.calendar, nextId: services.nextId, directory };
  const id = services.nextId();
  const [person] = await directory.peopleByIds([actor.userId]);
  if (!person) throw new UnexpectedError(`There is no person ${actor.userId}`);
  const { departmentId } = person;
  const request = {
    instanceId: id,
    departmentId,
    form: accepted.data,
    opinion: body.opinion,
    next: body.next,
    channels: body.notify?.channels,
  };
  const result = await start(definition.model, toApprovalActor(actor), request, ports);
  const outcome = outcomeOf(definition, { trace: emptyTrace }, result, 'complete', at);

  const initiator = await findInitiator(directory, { initiatorId: actor.userId, departmentId });
  const context = expressionContext(result.state.variables, initiator);
  const { manifest } = definition;
  const head = {
    ...(await nameInstance(services, tx, manifest, context, at)),
    id,
    departmentId,
    itemKey: manifest.key,
    definitionId: definition.id,
    initiatorId: actor.userId,
    dueAt: promisedBy(services.calendar, manifest.promisedDays, at),
    createdAt: at,
  };
  await changes.insert(tx, head, outcome);
  const ids = [...accepted.newAttachmentIds, ...(body.attachments ?? [])];
  await bindAttachments(tx, { instanceId: id, userId: actor.userId, ids });
  if (body.draftId) await removeDraft(tx, body.draftId, actor.userId);

  const instance: LoadedInstance = {
    ...head,
    initiator: person,
    state: result.state,
    currentSteps: result.currentSteps,
    progress: outcome.progress,
    trace: outcome.trace,
    version: 1,
    updatedAt: at,
    endedAt: result.endedAt ? new Date(result.endedAt) : null,
  };
  await announce(services, tx, { before: null, after: instance, changes: result.changes });
  return { instance, definition };
}
