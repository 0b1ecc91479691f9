import { randomUUID } from 'node:crypto';
import type { ActivateVersionBody } from '@flowhall/contracts';
import type { Transaction } from '@flowhall/db';
import { EngineError, type ExecutableModel, type RuntimeName } from '@flowhall/engine';
import { UserError } from '../../errors.ts';
import { fromJson } from '../../lib/json.ts';
import { recordAudit } from '../audit/index.ts';
import { refuseCircularCalls } from './circular-calls.ts';
import { prepareStored } from './compile-definition.ts';
import * as definitions from './definitions.repository.ts';
import * as startEvents from './start-events.repository.ts';
import { startEventsOf } from './start-events-of.ts';

export interface Activation extends ActivateVersionBody {
  readonly itemKey: string;
  readonly version: number;
  readonly userId: string;
  readonly at: Date;
}

/**
 * Makes a version the one that new applications use: an older one again, or one on another runtime. A version stays on the
 * runtime that it was deployed for, so another runtime makes a new version of the same content, to which instances can be
 * migrated like to any other. Instances that run stay on theirs.
 *
 * @returns the id of the version that is current now
 * @throws UserError `not-found`, `runtime-refused`
 */
export async function activateVersion(tx: Transaction, activation: Activation): Promise<string> {
  const { itemKey, version, userId, at, reason = '' } = activation;
  if (!(await definitions.lockExistingItem(tx, itemKey))) throw new UserError('not-found');
  const found = await definitions.findVersion(tx, itemKey, version);
  if (!found) throw new UserError('not-found');
  const runtime = activation.runtime ?? fromJson<RuntimeName>(found.runtime);
  const executable = await compileFor(tx, found, runtime);
  const id = found.runtime === runtime ? found.id : await copyForRuntime(tx, found, executable, activation);
  await definitions.makeCurrent(tx, itemKey, id);
  await startEvents.replace(tx, { itemKey, definitionId: id }, startEventsOf(executable, at));
  const detail = { version, runtime, reason };
  await recordAudit(tx, { action: 'version-activated', at, actorId: userId, subject: itemKey, itemKey, detail });
  return id;
}

async function copyForRuntime(
  tx: Transaction,
  source: definitions.DefinitionSource,
  { runtime, reason: runtimeReason }: ExecutableModel,
  { itemKey, userId, at, reason }: Activation,
): Promise<string> {
  const id = randomUUID();
  const version = (await definitions.findLastVersion(tx, itemKey)) + 1;
  await definitions.copyVersion(tx, source.id, {
    ...{ id, version, runtime },
    reason: reason ?? null,
    runtimeReason: runtimeReason ?? null,
    deployedAt: at,
    deployedBy: userId,
  });
  return id;
}

async function compileFor(
  tx: Transaction,
  source: definitions.DefinitionSource,
  runtime: RuntimeName,
): Promise<ExecutableModel> {
  try {
    const { executable } = await prepareStored(source, runtime);
    await refuseCircularCalls(tx, source.itemKey, executable);
    return executable;
  } catch (cause) {
    if (!(cause instanceof EngineError)) throw cause;
    throw new UserError('runtime-refused', { params: { reason: cause.message }, cause });
  }
}
