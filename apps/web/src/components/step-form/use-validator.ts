import type { StepForm } from '@flowhall/contracts';
import { loadValidator } from '@flowhall/forms/react';
import { useQuery } from '@tanstack/react-query';

/** The compiled validation of a form at a step; never changes for one address. */
export function useValidator(form: StepForm, enabled: boolean) {
  return useQuery({
    queryKey: ['validator', form.validatorUrl],
    queryFn: () => loadValidator(form.validatorUrl, form.schema),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    enabled,
  });
}
