declare module 'dmn-moddle' {
  /** The part of dmn-moddle that we use. */
  export class DmnModdle {
    getPackages(): { prefix: string; types: { name: string; properties?: { name: string }[] }[] }[];
    fromXML(xml: string): Promise<{
      rootElement: import('@flowhall/bpmn').ModdleElement;
      elementsById: Record<string, import('@flowhall/bpmn').ModdleElement>;
      warnings: import('@flowhall/bpmn').ModdleWarning[];
    }>;
  }
}
