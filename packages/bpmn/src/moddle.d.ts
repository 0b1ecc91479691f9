declare module 'bpmn-moddle' {
  /** The part of bpmn-moddle that we use. */
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    fromXML(xml: string): Promise<{
      rootElement: import('./moddle-element.ts').ModdleElement;
      elementsById: Record<string, import('./moddle-element.ts').ModdleElement>;
      warnings: import('./moddle-element.ts').ModdleWarning[];
    }>;
    getType(name: string): {
      $descriptor: { properties: { ns: { localName: string }; type: string; isReference?: boolean }[] };
    };
  }
}
