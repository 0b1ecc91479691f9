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
    const timing = storedTiming(message) ?? this.#newTiming(message);
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

  protected override timesLeft({ content }: Message): number {
    const { repeat } = content;
    if (typeof repeat !== 'number') return 0;
    return repeat === -1 ? repeat : repeat - 1;
  }

  #newTiming(message: Message): Timing | undefined {
    const due = this.run.due(this.activity.id);
    if (!due) return undefined;
    const remaining = message.content.inbound?.[0]?.repeat;
    const repeat = typeof remaining === 'number' ? remaining : due.repeat;
    return { dueAt: due.dueAt.toISOString(), ...(repeat !== undefined && { repeat }) };
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
