import { continueInstance } from './continue-instance.ts';
import type { InstanceServices, WaitingExecution } from './services.ts';

/** A timer came due. One that has been put off in the meantime has a job of its own for the new time. */
export const fireTimer = (services: InstanceServices, { instanceId, executionId }: WaitingExecution): Promise<void> =>
  continueInstance(
    services,
    instanceId,
    { command: { type: 'fire-timer', executionId } },
    { unless: ({ timers }) => !timers.some((one) => one.executionId === executionId && isDue(one.dueAt, services)) },
  );

const isDue = (dueAt: string, { clock }: InstanceServices): boolean => Date.parse(dueAt) <= clock().getTime();
