/* The parts that we use of libraries without types. */

declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}

declare module 'diagram-js-minimap' {
  const MinimapModule: object;

  export default MinimapModule;
}

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
}

declare module '@bpmn-io/feel-editor' {
  /** A variable to be offered while typing. */
  interface Variable {
    name: string;
    detail?: string;
    info?: string;
    entries?: readonly Variable[];
  }
  interface FeelEditorConfig {
    container: HTMLElement;
    value?: string;
    dialect?: 'expression' | 'unaryTests';
    readOnly?: boolean;
    placeholder?: string;
    singleLine?: boolean;
    lineWrap?: boolean;
    variables?: readonly Variable[];
    contentAttributes?: Readonly<Record<string, string>>;
    onChange?: (value: string) => void;
    onKeyDown?: (event: KeyboardEvent) => void;
    onLint?: (diagnostics: readonly unknown[]) => void;
  }
  export default class FeelEditor {
    constructor(config: FeelEditorConfig);
    setValue(value: string): void;
    setVariables(variables: readonly Variable[]): void;
    focus(position?: number): void;
    destroy?(): void;
  }
}
