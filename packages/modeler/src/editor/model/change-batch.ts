import type { ModdleElement } from '@flowhall/bpmn';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type EventBus from 'diagram-js/lib/core/EventBus';

/** Runs several modelling steps as one: one undo takes all of them back. */
export class ChangeBatch {
  static readonly $inject = ['commandStack', 'eventBus'];
  readonly #stack: CommandStack;

  constructor(stack: CommandStack, eventBus: EventBus) {
    this.#stack = stack;
    const register = () => {
      stack.register('flow.batch', { preExecute: ({ run }: { run: () => void }) => run(), execute: () => [] });
    };
    register();
    eventBus.on('diagram.destroy', () => stack.clear());
  }

  run(run: () => void): void {
    this.#stack.execute('flow.batch', { run });
  }
}

/** New properties of an element of the tree; undefined removes one. */
export interface PropertyChange {
  target: ModdleElement;
  properties: Record<string, unknown>;
}
