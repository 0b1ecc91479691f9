import type { ModdleElement } from '@flowhall/bpmn';
import type BpmnFactory from 'bpmn-js/lib/features/modeling/BpmnFactory';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type { ElementMaker, PlainSetting } from '../model/plain-setting.ts';
import { moddleElement } from '../model/plain-setting.ts';
import { stepDefaults } from '../model/step-defaults.ts';
import { type PartKind, partNames } from '../words/entries.ts';

interface PartSpec {
  type: string;
  /** Class of the library's icon font. */
  icon: string;
  attributes?: Record<string, unknown>;
}

const PARTS: Readonly<Record<PartKind, PartSpec>> = {
  apply: { type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task' },
  approve: { type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task' },
  handle: { type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task' },
  acknowledge: { type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task' },
  start: { type: 'bpmn:StartEvent', icon: 'bpmn-icon-start-event-none' },
  end: { type: 'bpmn:EndEvent', icon: 'bpmn-icon-end-event-none' },
  condition: { type: 'bpmn:ExclusiveGateway', icon: 'bpmn-icon-gateway-xor' },
  parallel: { type: 'bpmn:ParallelGateway', icon: 'bpmn-icon-gateway-parallel' },
  wait: {
    type: 'bpmn:IntermediateCatchEvent',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    attributes: { eventDefinitionType: 'bpmn:TimerEventDefinition' },
  },
  automatic: { type: 'bpmn:ServiceTask', icon: 'bpmn-icon-service-task' },
  decision: { type: 'bpmn:BusinessRuleTask', icon: 'bpmn-icon-business-rule-task' },
  subprocess: {
    type: 'bpmn:SubProcess',
    icon: 'bpmn-icon-subprocess-expanded',
    attributes: { isExpanded: true },
  },
  call: { type: 'bpmn:CallActivity', icon: 'bpmn-icon-call-activity' },
  lanes: { type: 'bpmn:Participant', icon: 'bpmn-icon-participant' },
  note: { type: 'bpmn:TextAnnotation', icon: 'bpmn-icon-text-annotation' },
};

/** Class of the icon of a part. */
export const partIcon = (kind: PartKind): string => PARTS[kind].icon;

/** Name of the form that new steps show; set by who mounts the editor. */
export interface PartConfig {
  form?: string;
}

/** Makes the shapes of parts, with names in both languages and settings to begin with. */
export class PartFactory implements ElementMaker {
  static readonly $inject = ['elementFactory', 'bpmnFactory', 'config.parts'];
  readonly #elements: ElementFactory;
  readonly #moddle: BpmnFactory;
  readonly #config: PartConfig;

  constructor(elementFactory: ElementFactory, bpmnFactory: BpmnFactory, config: PartConfig | null) {
    this.#elements = elementFactory;
    this.#moddle = bpmnFactory;
    this.#config = config ?? {};
  }

  create(type: string, properties: Record<string, unknown> = {}): ModdleElement {
    return this.#moddle.create(type, properties);
  }

  /** What is to be put onto the canvas; a sub-process comes with its start. */
  part(kind: PartKind): Shape | Element[] {
    const { type, attributes } = PARTS[kind];
    if (kind === 'lanes') return this.#elements.createParticipantShape();
    const shape = this.shape(type, {
      ...(partNames[kind] && { names: partNames[kind] }),
      ...(kind === 'apply' || kind === 'approve' || kind === 'handle' || kind === 'acknowledge'
        ? { settings: [stepDefaults(kind, this.#config.form)] }
        : {}),
      ...(attributes && { attributes }),
    });
    if (kind !== 'subprocess') return shape;
    const start = this.#elements.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape });
    return [shape, start];
  }

  /** A shape with names and settings. */
  shape(
    type: string,
    {
      names,
      settings = [],
      attributes = {},
      properties = {},
    }: {
      names?: { zh: string; en: string };
      settings?: readonly PlainSetting[];
      attributes?: Record<string, unknown>;
      properties?: Record<string, unknown>;
    } = {},
  ): Shape {
    const businessObject = this.create(type, { ...(names && { name: names.zh }), ...properties });
    const values = [...(names ? [{ $type: 'flow:Name', lang: 'en', text: names.en }] : []), ...settings];
    if (values.length > 0) {
      const holder = this.create('bpmn:ExtensionElements', {});
      holder.$parent = businessObject;
      holder.values = values.map((value) => moddleElement(this, value, holder));
      businessObject.extensionElements = holder;
    }
    return this.#elements.createShape({ type, businessObject, ...attributes });
  }
}
