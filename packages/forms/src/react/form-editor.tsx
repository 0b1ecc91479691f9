import type { ValidatorType } from '@rjsf/utils';
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react';
import type { FormError } from '../types.ts';
import type { FlowFormProps } from './flow-form.tsx';
import { RjsfForm } from './rjsf-form.ts';
import { FlowFormContext } from './state/flow-form-context.ts';
import { focusFirstError } from './state/focus-error.ts';
import { toErrorSchema } from './state/form-problems.ts';
import { uiForRenderer } from './state/ui-for-renderer.ts';
import { useFeel } from './state/use-feel.ts';
import { useProblems } from './state/use-problems.ts';
import { useRules } from './state/use-rules.ts';
import type { SharedState } from './state/use-shared-state.ts';
import { useTouched } from './state/use-touched.ts';

interface FormEditorProps extends FlowFormProps {
  validator: ValidatorType;
  shared: SharedState;
}

/** How rjsf fills in defaults: none invented for rows and objects. */
const DEFAULTS = { arrayMinItems: { populate: 'never' }, emptyObjectFields: 'skipEmptyDefaults' } as const;

export function FormEditor(props: FormEditorProps) {
  const { form, value, onChange, onValidityChange, validator, shared, ref } = props;
  const prefix = `ff${useId().replaceAll(/[^\w]/g, '')}`;
  const root = useRef<HTMLDivElement>(null);
  const feel = useFeel(form);
  const touched = useTouched(prefix, form);
  const { errors, visible, check } = useProblems(props, feel, touched);
  const { absent, needed } = useRules(form, value, feel, props);
  const uiSchema = useMemo(() => uiForRenderer(form, absent), [form, absent]);
  const extraErrors = useMemo(() => toErrorSchema(visible), [visible]);
  const state = useMemo(() => ({ ...shared, value, errors: visible, needed }), [shared, value, visible, needed]);

  const emit = useCallback(
    (data: Record<string, unknown>) => {
      onChange?.(feel ? feel.withComputed(form, data, { today: props.today }) : data);
    },
    [onChange, feel, form, props.today],
  );

  const uploading = shared.uploads > 0;
  useEffect(() => {
    onValidityChange?.({ valid: errors.length === 0 && !uploading, errors, uploading });
  }, [onValidityChange, errors, uploading]);

  // Errors become visible with the next render; only then can the first one be found on the page.
  const toFocus = useRef<readonly FormError[]>([]);
  useEffect(() => {
    if (toFocus.current.length === 0 || !root.current) return;
    if (focusFirstError(root.current, prefix, toFocus.current)) toFocus.current = [];
  });

  useImperativeHandle(
    ref,
    () => ({
      validate: async () => {
        const found = await check();
        toFocus.current = found;
        touched.showAll();
        const busy = { pointer: '', keyword: 'upload', message: shared.say('attachments.busy') };
        return uploading ? [...found, busy] : found;
      },
    }),
    [check, touched, uploading, shared.say],
  );

  return (
    <div ref={root} className="ff-editor">
      <FlowFormContext value={state}>
        <RjsfForm
          schema={form.schema}
          uiSchema={uiSchema}
          formData={value}
          validator={validator}
          idPrefix={prefix}
          noValidate
          noHtml5Validate
          showErrorList={false}
          extraErrors={extraErrors}
          experimental_defaultFormStateBehavior={DEFAULTS}
          onChange={({ formData }) => {
            touched.forgetRows(value, formData ?? {});
            emit(formData ?? {});
          }}
          onBlur={(id) => touched.touch(id)}
        >
          {true}
        </RjsfForm>
      </FlowFormContext>
    </div>
  );
}
