/// <reference path="../vendor.d.ts" />
import FeelEditor from '@bpmn-io/feel-editor';
import './feel-editor.css';

/** A variable that the editor offers, with what lies in it. */
export interface FeelVariable {
  name: string;
  /** Said behind the name, such as the label of a form's field. */
  detail?: string;
  entries?: readonly FeelVariable[];
}

export interface FeelEditorOptions {
  value: string;
  variables: readonly FeelVariable[];
  label: string;
  placeholder?: string;
  readOnly?: boolean;
  /** Called while typing. */
  onChange: (value: string) => void;
}

/** A field for a FEEL expression with colours, completion and marks under mistakes. */
export interface FeelField {
  setValue(value: string): void;
  setVariables(variables: readonly FeelVariable[]): void;
  destroy(): void;
}

/** Puts a FEEL editor into `host`. */
export function mountFeelEditor(host: HTMLElement, options: FeelEditorOptions): FeelField {
  host.classList.add('flow-feel');
  let current = options.value;
  const editor = new FeelEditor({
    container: host,
    value: options.value,
    variables: options.variables,
    lineWrap: true,
    ...(options.placeholder && { placeholder: options.placeholder }),
    ...(options.readOnly && { readOnly: true }),
    contentAttributes: { 'aria-label': options.label },
    onChange: (value) => {
      current = value;
      options.onChange(value);
    },
  });
  return {
    setValue: (value) => {
      if (value === current) return;
      current = value;
      editor.setValue(value);
    },
    setVariables: (variables) => editor.setVariables(variables),
    destroy: () => {
      editor.destroy?.();
      host.replaceChildren();
    },
  };
}
