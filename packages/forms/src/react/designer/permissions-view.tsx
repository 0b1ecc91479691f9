import { Alert, Empty } from 'antd';
import { useMemo } from 'react';
import { dataFlow, namesOf, refKey } from '../../designer/index.ts';
import { useDesigner } from './designer-context.ts';
import { PermissionMatrix, titleOf } from './matrix/permission-matrix.tsx';

/** Who sees and fills in what, and where that cannot work. */
export function PermissionsView() {
  const { form, steps, others, say, lang, change, readOnly } = useDesigner();
  const problems = useMemo(
    () =>
      dataFlow(
        form,
        steps.map(({ id }) => id),
        namesOf(others),
      ).filter(({ problem }) => problem !== null),
    [form, steps, others],
  );
  if (steps.length === 0) return <Empty className="fd-none" description={say('matrix.no-steps')} />;
  return (
    <div className="fd-permissions">
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('flow.problems')}
          description={
            <ul className="fd-problems">
              {problems.map(({ ref, problem }) => (
                <li key={refKey(ref)}>
                  {`${titleOf(form, ref, lang)} · ${say(problem === 'never-written' ? 'flow.never' : 'flow.early')}`}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <PermissionMatrix form={form} steps={steps} lang={lang} onChange={(next) => change(next)} disabled={readOnly} />
    </div>
  );
}
