import { continueInstance } from './continue-instance.ts';
import type { InstanceServices, WaitingExecution } from './services.ts';

export const FIRE_TIMER = 'fire-timer';

/** A timer came due. */
export const fireTimer = (services: InstanceServices, { instanceId, executionId }: WaitingExecution): Promise<void> =>
  continueInstance(services, instanceId, { command: { type: 'fire-timer', executionId } });
