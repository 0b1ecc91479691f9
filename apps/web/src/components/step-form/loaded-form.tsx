import type { StepForm as StepFormContract } from '@flowhall/contracts';
import { FlowForm, loadValidator, noValidator } from '@flowhall/forms/react';
import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useMemo } from 'react';
import { answer, client } from '../../lib/api/client.ts';
import { downloadFile } from '../../lib/api/download.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { ErrorState } from '../states/error-state.tsx';
import { formPointer } from './form-pointer.ts';
import type { StepFormProps } from './step-form.tsx';
import { useFormPorts } from './use-form-ports.ts';
import { useKeepUploads } from './use-keep-uploads.ts';

const NO_ATTACHMENTS: NonNullable<StepFormProps['attachments']> = [];

/** Each answer is recorded. */
const clearValueOf = (id: string) => async (field: string) => {
  const body = { field };
  return (await answer(client.POST('/api/instances/{id}/clear-values', { params: { path: { id } }, body }))).value;
};

const validatorQuery = ({ validatorUrl, schema }: StepFormContract) => ({
  queryKey: ['form-validator', validatorUrl] as const,
  queryFn: () => loadValidator(validatorUrl, schema),
  staleTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
});

/** Files of the own API need the access token, which a followed link does not send. */
function followWithToken(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLAnchorElement>('a[href^="/api/"]');
  if (!link) return;
  event.preventDefault();
  const path = link.getAttribute('href') ?? '';
  void downloadFile(path, link.download || decodeURIComponent(path.split('/').at(-1) ?? 'file')).catch(() => undefined);
}

/** The form with its validator; loaded on demand, as it is large. */
export function LoadedForm(props: StepFormProps) {
  const { form, readOnly = false, unchecked = false, attachments = NO_ATTACHMENTS, errors, ...more } = props;
  const { templatesAt, instanceId, ...rest } = more;
  const lang = useLanguage();
  const usual = useFormPorts(attachments, form.definitionId, templatesAt);
  const ports = useMemo(
    () => (instanceId ? { ...usual, clearValue: clearValueOf(instanceId) } : usual),
    [usual, instanceId],
  );
  useKeepUploads(props);
  const validator = useQuery({ ...validatorQuery(form), enabled: !readOnly && !unchecked });
  const found = useMemo(
    () => errors?.map(({ pointer, message }) => ({ pointer: formPointer(pointer), message, keyword: 'server' })),
    [errors],
  );
  const checks = unchecked ? noValidator : validator.data;
  if (validator.isError) return <ErrorState error={validator.error} onRetry={() => void validator.refetch()} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only catches clicks on the links inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: pressing Enter on a link is a click, too
    <div onClick={followWithToken}>
      <FlowForm
        {...rest}
        form={form}
        readOnly={readOnly}
        lang={lang}
        ports={ports}
        {...(checks ? { validator: checks } : {})}
        {...(found ? { errors: found } : {})}
      />
    </div>
  );
}
