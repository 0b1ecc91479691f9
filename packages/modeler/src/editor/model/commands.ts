import { isElement } from '@flowhall/bpmn';
import { type CommandPorts, commandKit } from './command-kit.ts';
import { type DataCommands, dataCommands } from './data-commands.ts';
import type { LoopInfo } from './element-info.ts';
import { type EventCommands, eventCommands } from './event-commands.ts';
import { setLoop } from './loop-commands.ts';
import { extensionValues } from './moddle-read.ts';
import { moddleElement, moddleProperties, type PlainSetting } from './plain-setting.ts';

export type { CommandPorts };

/** Changes of one element, each of them one step of undo. Ids that nobody has are ignored: the element is gone. */
export interface EditorCommands extends EventCommands, DataCommands {
  setName(id: string, lang: 'zh' | 'en', text: string): void;
  setDocumentation(id: string, text: string): void;
  /** Sets a `flow:` element at the element; null removes it. */
  setSetting(id: string, type: string, setting: PlainSetting | null): void;
  /** Sets an attribute of the element itself; null removes it. */
  setAttribute(id: string, name: string, value: string | number | boolean | null): void;
  /** FEEL of a flow's condition; empty removes it. */
  setCondition(flowId: string, feel: string): void;
  /** The flow that is taken when no condition holds. */
  setDefaultFlow(id: string, flowId: string | null): void;
  setLoop(id: string, loop: LoopInfo | null): void;
  setScript(id: string, feel: string): void;
  setCalledElement(id: string, key: string): void;
  /** FEEL of a complex gateway: when it goes on; of an ad-hoc sub-process: when it is done. */
  setCompletion(id: string, feel: string): void;
}

/** Commands over the tree; see {@link EditorCommands}. */
export function createCommands(ports: CommandPorts): EditorCommands {
  const kit = commandKit(ports);
  const { at, make, formal, setExtensions } = kit;
  return {
    ...eventCommands(kit),
    ...dataCommands(kit),

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
        const documentation = text === '' ? [] : [make('bpmn:Documentation', { text }, element)];
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

    setLoop: (id, loop) => setLoop(kit, id, loop),

    setScript: (id, feel) =>
      at(id, (element) =>
        ports.update(id, element, {
          script: feel === '' ? undefined : feel,
          ...(element.scriptFormat === undefined && { scriptFormat: 'feel' }),
        }),
      ),

    setCalledElement: (id, key) =>
      at(id, (element) => ports.update(id, element, { calledElement: key === '' ? undefined : key })),

    setCompletion: (id, feel) =>
      at(id, (element) => {
        const name = element.$type === 'bpmn:ComplexGateway' ? 'activationCondition' : 'completionCondition';
        ports.update(id, element, { [name]: formal(feel, element, element[name]) });
      }),
  };
}
