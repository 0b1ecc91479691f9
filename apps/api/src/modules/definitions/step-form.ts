import type { Language, StepForm } from '@flowhall/contracts';
import { type FormFile, type Steps, stepForm } from '@flowhall/forms';
import type { CompiledDefinition } from './compiled-definition.ts';

const NO_FORM: FormFile = { schema: { type: 'object', properties: {} } };

/** The form that a step shows: its own, else the one that the initiator filled in. */
export function formOfStep(definition: CompiledDefinition, stepId: string): { name: string; form: FormFile } {
  const { steps, applyStepId } = definition.model;
  const name = steps.get(stepId)?.settings.form ?? steps.get(applyStepId)?.settings.form ?? '';
  return { name, form: definition.forms[name] ?? NO_FORM };
}

/** Address of a form's compiled validation. It never changes: a new version of the item has another one. */
export function validatorUrl(definitionId: string, form: string, stepId: string, lang: Language): string {
  const query = new URLSearchParams({ step: stepId, lang });
  return `/api/definitions/${definitionId}/forms/${encodeURIComponent(form)}/validator.js?${query}`;
}

/** A step's form as the renderer takes it. `steps` are those whose field permissions apply: for readers, several. */
export function presentStepForm(
  definition: CompiledDefinition,
  stepId: string,
  steps: Steps,
  lang: Language,
): StepForm {
  const { name, form } = formOfStep(definition, stepId);
  const { schema, uiSchema, checks, computed, show, require } = stepForm(form, steps, lang);
  return {
    name,
    definitionId: definition.id,
    stepId,
    schema: { ...schema },
    uiSchema,
    checks,
    computed,
    ...(show && { show }),
    ...(require && { require }),
    validatorUrl: validatorUrl(definition.id, name, stepId, lang),
  };
}
