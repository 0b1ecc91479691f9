import type { ValidatorType } from '@rjsf/utils';
import { Skeleton, theme } from 'antd';
import { type Ref, useMemo } from 'react';
import type { FormData, FormError, Lang, StepForm } from '../types.ts';
import { FormEditor } from './form-editor.tsx';
import type { FlowFormPorts } from './ports.ts';
import { FlowRecord } from './record/flow-record.tsx';
import { type FieldFrame, FlowFormContext } from './state/flow-form-context.ts';
import { useSharedState } from './state/use-shared-state.ts';
import './css/form.css';
import './css/tables.css';
import './css/files.css';
import './css/record.css';

export interface FlowFormHandle {
  /**
   * Shows every error, moves to the first one and answers with them; empty when the form may be submitted. Also waits
   * for the rules over fields to be loaded, and complains while files are being uploaded.
   */
  validate(): Promise<FormError[]>;
}

export interface FlowFormValidity {
  valid: boolean;
  errors: readonly FormError[];
  /** Files are on their way: submitting must wait. */
  uploading: boolean;
}

export interface FlowFormProps {
  /** As the API delivers it for this step and language. */
  form: StepForm;
  value: FormData;
  /** The whole new value, computed fields included. */
  onChange?: (value: Record<string, unknown>) => void;
  onValidityChange?: (validity: FlowFormValidity) => void;
  /** A record sheet instead of controls. */
  readOnly?: boolean;
  lang: Lang;
  /** From `loadValidator`; while it is missing an editable form shows its outline. */
  validator?: ValidatorType;
  ports: FlowFormPorts;
  /** What the server found wrong; each is shown until its value changes. */
  errors?: readonly FormError[];
  /** Pointers of fields to be marked as changed. */
  changed?: readonly string[];
  /** ISO date for rules that ask for `today`; the browser's by default. */
  today?: string;
  /** Phone layout whatever the window's width; by the window unless told. */
  narrow?: boolean;
  /** Draws something around every field and column: what a designer needs. Fields then do not react. */
  frame?: FieldFrame;
  ref?: Ref<FlowFormHandle>;
}

const NONE: ReadonlySet<string> = new Set();

/** A step's form: fields to fill in, or with `readOnly` a record sheet. Colours and sizes are those of the Ant Design theme around. */
export function FlowForm(props: FlowFormProps) {
  const { form, value, readOnly = false, validator } = props;
  const shared = useSharedState(props);
  const colours = useColours();
  const body = readOnly ? (
    <FlowRecord />
  ) : validator ? (
    <FormEditor {...props} validator={validator} shared={shared} />
  ) : (
    <Skeleton active paragraph={{ rows: Math.max(4, Object.keys(form.schema.properties ?? {}).length) }} />
  );
  const state = useMemo(() => ({ ...shared, value, errors: [], needed: NONE }), [shared, value]);
  return (
    <div className={shared.narrow ? 'ff-form ff-narrow' : 'ff-form'} style={colours}>
      <FlowFormContext value={state}>{body}</FlowFormContext>
    </div>
  );
}

/** The theme's values under names of our own: they hold wherever the form stands, whatever prefix the theme gives its variables. */
function useColours(): Record<`--ff-${string}`, string> {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      '--ff-text': token.colorText,
      '--ff-text-secondary': token.colorTextSecondary,
      '--ff-text-tertiary': token.colorTextTertiary,
      '--ff-line': token.colorBorderSecondary,
      '--ff-surface': token.colorBgContainer,
      '--ff-fill': token.colorFillAlter,
      '--ff-error': token.colorError,
      '--ff-success': token.colorSuccess,
      '--ff-warning': token.colorWarning,
      '--ff-primary': token.colorPrimary,
      '--ff-primary-fill': token.colorPrimaryBg,
      '--ff-radius': `${token.borderRadius}px`,
      '--ff-size': `${token.fontSize}px`,
      '--ff-size-small': `${token.fontSizeSM}px`,
      '--ff-size-heading': `${token.fontSizeHeading5}px`,
      '--ff-control': `${token.controlHeight}px`,
    }),
    [token],
  );
}
