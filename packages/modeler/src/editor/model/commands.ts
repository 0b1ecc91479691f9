import type { ModdleElement } from '@flowhall/bpmn';
import { eventHolder, extensionValues, REFERENCES } from './describe.ts';
import type { LoopInfo, TimerKind } from './element-info.ts';
import { type ElementMaker, moddleElement, moddleProperties, type PlainSetting } from './plain-setting.ts';

/** What commands need of the editor. */
export interface CommandPorts extends ElementMaker {
  /** The element of the tree with an id. */
  find(id: string): ModdleElement | undefined;
  /** Sets properties of `target`, which belongs to what is drawn as `id`. Undefined removes one. */
  update(id: string, target: ModdleElement, properties: Record<string, unknown>): void;
  /** One undo for all that `run` does. */
  batch(run: () => void): void;
  /** The root of the file. */
  definitions(): ModdleElement;
  nextId(prefix: string): string;
}

/** Changes of one element, each of them one step of undo. Ids that nobody has are ignored: the element is gone. */
export interface EditorCommands {
  setName(id: string, lang: 'zh' | 'en', text: string): void;
  setDocumentation(id: string, text: string): void;
  /** Sets a `flow:` element at the element; null removes it. */
  setSetting(id: string, type: string, setting: PlainSetting | null): void;
  /** Sets an attribute of the element itself; null removes it. */
  setAttribute(id: string, name: string, value: string | boolean | null): void;
  /** FEEL of a flow's condition; empty removes it. */
  setCondition(flowId: string, feel: string): void;
  /** The flow that is taken when no condition holds. */
  setDefaultFlow(id: string, flowId: string | null): void;
  setTimer(id: string, kind: TimerKind, value: string, workingTime: boolean): void;
  /** Names the message, signal, error or escalation of an event; shared by all events that name the same. */
  setReference(id: string, reference: { name: string; code?: string }): void;
  setCorrelationKey(id: string, feel: string): void;
  setEventCondition(id: string, feel: string): void;
  setLoop(id: string, loop: LoopInfo | null): void;
  setScript(id: string, feel: string): void;
  setCalledElement(id: string, key: string): void;
}

const isElement = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value;

/** Commands over the tree; see {@link EditorCommands}. */
export function createCommands(ports: CommandPorts): EditorCommands {
  const at = (id: string, change: (element: ModdleElement) => void) => {
    const element = ports.find(id);
    if (element) ports.batch(() => change(element));
  };
  const create = (type: string, properties: Record<string, unknown>, parent: ModdleElement) => {
    const element = ports.create(type, properties);
    element.$parent = parent;
    return element;
  };
  const formal = (feel: string, parent: ModdleElement, old: unknown) => {
    if (feel.trim() === '') return undefined;
    const language = isElement(old) && typeof old.language === 'string' ? { language: old.language } : {};
    return create('bpmn:FormalExpression', { body: feel, ...language }, parent);
  };
  const setExtensions = (id: string, element: ModdleElement, values: ModdleElement[]) => {
    const holder = element.extensionElements;
    if (isElement(holder)) {
      const isEmpty = values.length === 0;
      if (isEmpty) ports.update(id, element, { extensionElements: undefined });
      else ports.update(id, holder, { values });
      for (const value of values) value.$parent = holder;
    } else if (values.length > 0) {
      const made = create('bpmn:ExtensionElements', { values }, element);
      for (const value of values) value.$parent = made;
      ports.update(id, element, { extensionElements: made });
    }
  };

  return {
    setName: (id, lang, text) =>
      at(id, (element) => {
        const values = extensionValues(element);
        const step = values.find(({ $type }) => $type === 'flow:Step');
        const inStep = isElement(step) && Array.isArray(step.names) ? step.names.filter(isElement) : [];
        const own = [...values.filter(({ $type }) => $type === 'flow:Name'), ...inStep].find(
          (name) => name.lang === lang,
        );
        if (lang === 'zh') ports.update(id, element, { name: text === '' ? undefined : text });
        if (own && text !== '') ports.update(id, own, { text });
        else if (own)
          setExtensions(
            id,
            element,
            values.filter((value) => value !== own),
          );
        else if (lang === 'en' && text !== '')
          setExtensions(id, element, [ports.create('flow:Name', { lang, text }), ...values]);
      }),

    setDocumentation: (id, text) =>
      at(id, (element) => {
        const documentation = text === '' ? [] : [create('bpmn:Documentation', { text }, element)];
        ports.update(id, element, { documentation });
      }),

    setSetting: (id, type, setting) =>
      at(id, (element) => {
        const values = extensionValues(element);
        const old = values.find(({ $type }) => $type === type);
        if (!setting) {
          if (old)
            setExtensions(
              id,
              element,
              values.filter((value) => value !== old),
            );
          return;
        }
        if (old) {
          const properties = moddleProperties(ports, setting, old);
          if (Object.keys(properties).length > 0) ports.update(id, old, properties);
        } else setExtensions(id, element, [...values, moddleElement(ports, setting, element)]);
      }),

    setAttribute: (id, name, value) =>
      at(id, (element) => ports.update(id, element, { [name]: value === null ? undefined : value })),

    setCondition: (flowId, feel) =>
      at(flowId, (flow) => {
        ports.update(flowId, flow, { conditionExpression: formal(feel, flow, flow.conditionExpression) });
        // what is conditional is not what is taken otherwise
        if (feel !== '' && isElement(flow.sourceRef) && flow.sourceRef.default === flow)
          ports.update(flow.sourceRef.id ?? '', flow.sourceRef, { default: undefined });
      }),

    setDefaultFlow: (id, flowId) =>
      at(id, (element) => {
        const flow = flowId === null ? undefined : ports.find(flowId);
        ports.update(id, element, { default: flow });
        if (flow?.conditionExpression) ports.update(flow.id ?? '', flow, { conditionExpression: undefined });
      }),

    setTimer: (id, kind, value, workingTime) =>
      at(id, (element) => {
        const holder = eventHolder(element);
        if (!holder) return;
        const cleared = { timeDate: undefined, timeDuration: undefined, timeCycle: undefined };
        ports.update(id, holder, {
          ...cleared,
          [kind]:
            formal(value === '' ? ' ' : value, holder, holder[kind]) ?? create('bpmn:FormalExpression', {}, holder),
          workingTime: workingTime ? 'true' : undefined,
        });
      }),

    setReference: (id, { name, code }) =>
      at(id, (element) => {
        const holder = eventHolder(element);
        if (!holder) return;
        const spec = REFERENCES[holder === element ? 'bpmn:MessageEventDefinition' : holder.$type];
        if (!spec) return;
        if (name === '') return ports.update(id, holder, { [spec.property]: undefined });
        const definitions = ports.definitions();
        const roots = Array.isArray(definitions.rootElements) ? definitions.rootElements.filter(isElement) : [];
        const known = roots.find((root) => root.$type === spec.type && root.name === name);
        if (known) {
          if (spec.code && code !== undefined && known[spec.code] !== code)
            ports.update(id, known, { [spec.code]: code === '' ? undefined : code });
          return ports.update(id, holder, { [spec.property]: known });
        }
        const made = create(
          spec.type,
          { id: ports.nextId(spec.type.slice(5)), name, ...(spec.code && code && { [spec.code]: code }) },
          definitions,
        );
        ports.update(id, definitions, { rootElements: [...roots, made] });
        ports.update(id, holder, { [spec.property]: made });
      }),

    setCorrelationKey: (id, feel) =>
      at(id, (element) => {
        const holder = eventHolder(element);
        if (holder) ports.update(id, holder, { correlationKey: feel === '' ? undefined : feel });
      }),

    setEventCondition: (id, feel) =>
      at(id, (element) => {
        const holder = eventHolder(element);
        if (holder) ports.update(id, holder, { condition: formal(feel, holder, holder.condition) });
      }),

    setLoop: (id, loop) =>
      at(id, (element) => {
        const old = element.loopCharacteristics;
        if (!loop) return ports.update(id, element, { loopCharacteristics: undefined });
        const type =
          loop.kind === 'loop' ? 'bpmn:StandardLoopCharacteristics' : 'bpmn:MultiInstanceLoopCharacteristics';
        const isSame = isElement(old) && old.$type === type;
        const target = isSame ? old : create(type, {}, element);
        const properties =
          loop.kind === 'loop'
            ? {
                testBefore: loop.testBefore || undefined,
                loopMaximum: loop.maximum === '' ? undefined : loop.maximum,
                loopCondition: formal(loop.condition, target, target.loopCondition),
              }
            : {
                isSequential: loop.kind === 'sequential' || undefined,
                loopCardinality: formal(loop.cardinality, target, target.loopCardinality),
                completionCondition: formal(loop.completion, target, target.completionCondition),
              };
        if (isSame) return ports.update(id, target, properties);
        for (const [name, value] of Object.entries(properties)) if (value !== undefined) target[name] = value;
        ports.update(id, element, { loopCharacteristics: target });
      }),

    setScript: (id, feel) =>
      at(id, (element) =>
        ports.update(id, element, {
          script: feel === '' ? undefined : feel,
          ...(element.scriptFormat === undefined && { scriptFormat: 'feel' }),
        }),
      ),

    setCalledElement: (id, key) =>
      at(id, (element) => ports.update(id, element, { calledElement: key === '' ? undefined : key })),
  };
}
