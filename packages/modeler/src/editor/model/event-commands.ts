import { isElement, type ModdleElement } from '@flowhall/bpmn';
import type { CommandKit } from './command-kit.ts';
import { eventHolders, linkName, linksAround, REFERENCES, triggerOf } from './describe-event.ts';
import type { TimerKind } from './element-info.ts';
import { list } from './moddle-read.ts';

/** Changes of what an event waits for or throws. `trigger` counts its triggers from 0; most events have one. */
export interface EventCommands {
  setTimer(id: string, kind: TimerKind, value: string, workingTime: boolean, trigger?: number): void;
  /** Names the message, signal, error or escalation of an event; shared by all events that name the same. */
  setReference(id: string, reference: { name: string; code?: string }, trigger?: number): void;
  /** Gives what an event names another name, for all events that name it. */
  renameReference(id: string, name: string, trigger?: number): void;
  setCorrelationKey(id: string, feel: string, trigger?: number): void;
  setEventCondition(id: string, feel: string, trigger?: number): void;
  /** Names a link. Renaming the end that catches renames those that lead to it. */
  setLink(id: string, name: string): void;
  /** What is undone, everything when empty; and whether the event waits until it is. */
  setCompensation(id: string, activityId: string, waits: boolean): void;
  addTrigger(id: string, type: string): void;
  removeTrigger(id: string, trigger: number): void;
}

/** Commands of {@link EventCommands}. */
export function eventCommands(kit: CommandKit): EventCommands {
  const { at, make, formal, update } = kit;
  const holderAt = (
    id: string,
    trigger: number,
    change: (holder: ModdleElement, element: ModdleElement) => void,
  ): void =>
    at(id, (element) => {
      const holder = eventHolders(element)[trigger];
      if (holder) change(holder, element);
    });
  return {
    setTimer: (id, kind, value, workingTime, trigger = 0) =>
      holderAt(id, trigger, (holder) => {
        const cleared = { timeDate: undefined, timeDuration: undefined, timeCycle: undefined };
        const written = formal(value === '' ? ' ' : value, holder, holder[kind]);
        update(id, holder, {
          ...cleared,
          [kind]: written ?? make('bpmn:FormalExpression', {}, holder),
          workingTime: workingTime ? 'true' : undefined,
        });
      }),

    setReference: (id, { name, code }, trigger = 0) =>
      holderAt(id, trigger, (holder) => {
        const spec = REFERENCES[triggerOf(holder)];
        if (!spec) return;
        if (name === '') return update(id, holder, { [spec.property]: undefined });
        const coded = spec.code && code !== undefined ? { [spec.code]: code === '' ? undefined : code } : {};
        const root = kit.rootNamed(id, spec.type, name, coded);
        for (const [property, value] of Object.entries(coded))
          if (root[property] !== value) update(id, root, { [property]: value });
        update(id, holder, { [spec.property]: root });
      }),

    renameReference: (id, name, trigger = 0) =>
      holderAt(id, trigger, (holder) => {
        const spec = REFERENCES[triggerOf(holder)];
        const root = spec && holder[spec.property];
        if (isElement(root) && name !== '') update(id, root, { name });
      }),

    setCorrelationKey: (id, feel, trigger = 0) =>
      holderAt(id, trigger, (holder) => update(id, holder, { correlationKey: feel === '' ? undefined : feel })),

    setEventCondition: (id, feel, trigger = 0) =>
      holderAt(id, trigger, (holder) => update(id, holder, { condition: formal(feel, holder, holder.condition) })),

    setLink: (id, name) =>
      holderAt(id, 0, (holder, element) => {
        const before = linkName(holder);
        const isCaught = element.$type === 'bpmn:IntermediateCatchEvent';
        const thrown = isCaught && before !== '' ? linksAround(element, 'bpmn:IntermediateThrowEvent') : [];
        update(id, holder, { name, target: undefined });
        for (const other of thrown) if (linkName(other) === before) update(id, other, { name, target: undefined });
      }),

    setCompensation: (id, activityId, waits) =>
      holderAt(id, 0, (holder) =>
        update(id, holder, {
          activityRef: activityId === '' ? undefined : kit.find(activityId),
          waitForCompletion: waits ? undefined : false,
        }),
      ),

    addTrigger: (id, type) =>
      at(id, (element) => {
        const definition = make(type, { id: kit.nextId(type.slice(5)) }, element);
        update(id, element, { eventDefinitions: [...list(element.eventDefinitions), definition] });
      }),

    removeTrigger: (id, trigger) =>
      at(id, (element) =>
        update(id, element, { eventDefinitions: list(element.eventDefinitions).toSpliced(trigger, 1) }),
      ),
  };
}
