declare module 'bpmn-moddle' {
  /** The part of bpmn-moddle that we use. */
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    fromXML(xml: string): Promise<{
      rootElement: import('./moddle-element.ts').ModdleElement;
      elementsById: Record<string, import('./moddle-element.ts').ModdleElement>;
      warnings: import('./moddle-element.ts').ModdleWarning[];
    }>;
    toXML(
      element: import('./moddle-element.ts').ModdleElement,
      options?: { format?: boolean },
    ): Promise<{ xml: string }>;
    create(type: string, properties?: Record<string, unknown>): import('./moddle-element.ts').ModdleElement;
    getType(name: string): {
      $descriptor: { properties: { ns: { localName: string }; type: string; isReference?: boolean }[] };
    };
  }
}
