import { AwaitedEvent } from './awaited-event.ts';
import type { Message } from './library.ts';

/**
 * A timer that never runs by itself: it only says when it is due, and happens when told to. The due date is kept in the
 * stored state, so that loading neither moves nor fires it.
 */
export class ExternalTimer extends AwaitedEvent {
  protected override listen(message: Message): void {
    // our own update below comes back as a message
    if (this.isListening && message.fields.routingKey === 'execute.timer') return;
    const timing = storedTiming(message) ?? this.#newTiming();
    if (!timing) return;
    const content = { ...message.content, ...timing };
    super.listen(
      { ...message, content },
      {
        dueAt: new Date(timing.dueAt),
        ...(timing.repeat !== undefined && { repeat: timing.repeat }),
      },
    );
    this.activity.broker.publish('execution', 'execute.timer', content);
  }

  protected override timesLeft(message: Message): number {
    const happened = this.isBeside ? storedTiming(message) : undefined;
    if (!happened) return 0;
    const { dueAt, repeat } = happened;
    return this.run.repeat(this.activity.id, { dueAt: new Date(dueAt), repeat })?.repeat ?? 0;
  }

  #newTiming(): Timing | undefined {
    const due = this.run.due(this.activity.id);
    if (!due) return undefined;
    return { dueAt: due.dueAt.toISOString(), ...(due.repeat !== undefined && { repeat: due.repeat }) };
  }
}

interface Timing {
  dueAt: string;
  /** How often it will still happen; -1 = without end. */
  repeat?: number;
}

function storedTiming({ content }: Message): Timing | undefined {
  if (typeof content.dueAt !== 'string') return undefined;
  return { dueAt: content.dueAt, ...(typeof content.repeat === 'number' && { repeat: content.repeat }) };
}
