import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { stepForm } from '../../step-form.ts';
import type { FormFile } from '../../types.ts';
import { FlowForm } from '../flow-form.tsx';
import { useDesigner } from './designer-context.ts';
import { interpretedValidator } from './interpreted-validator.ts';

/** Stands for a step while none uses the form: everything may be filled in. */
const NO_STEP = '';
const open = (form: FormFile): FormFile => ({ ...form, permissions: { [NO_STEP]: { '*': 'write' } } });

interface TryViewProps {
  narrow: boolean;
  onSample: (value: Record<string, unknown>) => void;
}

/** The form as a step gets it, to be filled in: conditions, formulas and rights as they will be. */
export function TryView({ narrow, onSample }: TryViewProps) {
  const { form, lang, say, ports, steps, sample } = useDesigner();
  const [step, setStep] = useState(steps[0]?.id ?? NO_STEP);
  const drawn = useMemo(() => stepForm(step === NO_STEP ? open(form) : form, step, lang), [form, step, lang]);
  return (
    <div className="fd-stage fd-try">
      <p className="fd-hint">{say('try.hint')}</p>
      {steps.length > 4 ? (
        <Select
          aria-label={say('try.step')}
          value={step}
          options={steps.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setStep}
        />
      ) : (
        steps.length > 1 && (
          <Segmented
            aria-label={say('try.step')}
            value={step}
            options={steps.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setStep}
          />
        )
      )}
      <div className={narrow ? 'fd-page fd-phone' : 'fd-page'}>
        <FlowForm
          key={`${step} ${lang}`}
          form={drawn}
          value={sample}
          lang={lang}
          ports={ports}
          validator={interpretedValidator}
          {...(narrow && { narrow })}
          onChange={onSample}
        />
      </div>
    </div>
  );
}
