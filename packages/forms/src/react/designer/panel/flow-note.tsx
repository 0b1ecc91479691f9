import { dataFlow, type FieldRef, flowOf } from '../../../designer/index.ts';
import { useDesigner } from '../designer-context.ts';

/** Which steps fill in a field and which see it. */
export function FlowNote({ field }: { field: FieldRef }) {
  const { form, steps, say, lang } = useDesigner();
  if (steps.length === 0) return null;
  const flow = flowOf(
    dataFlow(
      form,
      steps.map(({ id }) => id),
    ),
    field,
  );
  if (!flow) return null;
  const names = (ids: readonly string[]) =>
    ids.map((id) => steps.find((step) => step.id === id)?.name ?? id).join(lang === 'zh' ? '、' : ', ') || '—';
  return (
    <div className="fd-row">
      <h4>{say('flow.title')}</h4>
      <p className="fd-hint">{say('flow.writes', { steps: names(flow.writes) })}</p>
      <p className="fd-hint">{say('flow.reads', { steps: names(flow.reads) })}</p>
      {flow.problem && (
        <p className="fd-warning">{say(flow.problem === 'never-written' ? 'flow.never' : 'flow.early')}</p>
      )}
    </div>
  );
}
