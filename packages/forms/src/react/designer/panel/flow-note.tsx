import { dataFlow, type FieldRef, flowOf, linkedTo, namesOf } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';

/** Which steps fill in a field and which see it. */
export function FlowNote({ field }: { field: FieldRef }) {
  const { form, steps, others, say, lang } = useDesigner();
  if (steps.length === 0) return null;
  const flow = flowOf(
    dataFlow(
      form,
      steps.map(({ id }) => id),
      namesOf(others),
    ),
    field,
  );
  if (!flow) return null;
  const from = linkedTo(
    form,
    others,
    field.name,
    steps.map(({ id }) => id),
  );
  const names = (ids: readonly string[]) =>
    ids.map((id) => steps.find((step) => step.id === id)?.name ?? id).join(lang === 'zh' ? '、' : ', ') || '—';
  return (
    <div className="fd-row">
      <h4>{say('flow.title')}</h4>
      {from.length > 0 && (
        <p className="fd-hint">
          {say('flow.linked', { forms: from.map(({ title }) => title).join(lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
      <p className="fd-hint">{say('flow.writes', { steps: names(flow.writes) })}</p>
      <p className="fd-hint">{say('flow.reads', { steps: names(flow.reads) })}</p>
      {flow.problem && (
        <p className="fd-warning">{say(flow.problem === 'never-written' ? 'flow.never' : 'flow.early')}</p>
      )}
    </div>
  );
}
