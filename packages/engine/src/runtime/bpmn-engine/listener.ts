import type { EventDefinition } from '@flowhall/bpmn';
import { correlationKeysOf } from '@flowhall/tokens/port';
import { isAlive } from './alive.ts';
import type { Activity } from './library.ts';
import type { StepRun } from './step-run.ts';

/** Something that an event can happen to. */
export interface Listener {
  /** The element that holds the token or, for a boundary event, is armed. */
  activity: Activity;
  /** The element that the event belongs to: another one only behind an event-based gateway. */
  elementId: string;
  executionId: string;
  /** Execution id of `activity`: a later run has listeners of its own. */
  heldBy: string;
  /** What is waited for; nothing for receive tasks. */
  definition?: EventDefinition;
  /** Messages: only one with this key is meant. */
  correlationKey?: string;
  /** Timers. */
  dueAt?: Date;
  /** Timers: how often it will still happen; -1 = without end. */
  repeat?: number;
  happen(): void;
}

/**
 * Begins to wait, or waits still after loading; a correlation key is worked out at the beginning and kept.
 *
 * @param locals what the key's expression sees beside the instance's variables
 */
export function listen(run: StepRun, listener: Listener, locals: Record<string, unknown> = {}): void {
  run.listeners.add(listener);
  const { executionId, elementId } = listener;
  const kept = run.input.keys?.get(executionId);
  const node = run.index.node(elementId);
  const [source] = node ? correlationKeysOf(node) : [];
  const key =
    kept ?? (source === undefined || run.isLoading ? undefined : run.correlationKey(elementId, source, locals));
  if (key !== undefined) listener.correlationKey = key;
}

/** What can happen now. */
export function* listeners(run: StepRun): Generator<Listener> {
  for (const listener of run.listeners) if (isListening(listener)) yield listener;
}

function isListening({ activity, heldBy }: Listener): boolean {
  return activity.executionId === heldBy && isAlive(activity);
}

/** The message that a listener waits for, by name; one that names none goes by its element's id. */
export function awaitedMessage(run: StepRun, { definition, elementId }: Listener): string | undefined {
  const node = run.index.node(elementId);
  if (node?.type === 'bpmn:ReceiveTask') return node.message?.name ?? node.id;
  return definition?.type === 'bpmn:MessageEventDefinition' ? (definition.ref?.name ?? elementId) : undefined;
}

/** The signal that a listener waits for, by name. */
export function awaitedSignal({ definition }: Listener): string | undefined {
  return definition?.type === 'bpmn:SignalEventDefinition' ? definition.ref?.name : undefined;
}

/** A signal is heard by whatever listens for it now; says whether anything does. */
export function broadcast(run: StepRun, name: string): boolean {
  const heard = [...listeners(run)].filter((listener) => awaitedSignal(listener) === name);
  for (const listener of heard) if (run.listeners.has(listener) && isListening(listener)) listener.happen();
  return heard.length > 0;
}
