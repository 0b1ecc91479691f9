import type { TaskSummary } from '@flowhall/contracts';
import { stateOf } from '../../../components/status-tag/states.tsx';
import { StatusTag } from '../../../components/status-tag/status-tag.tsx';
import { CurrentSteps } from '../../instances/index.ts';

/** 当前进度: the steps an application waits at, or how it ended. */
export function TaskProgress({ row }: { row: TaskSummary }) {
  if (row.instanceStatus !== 'running') {
    return <StatusTag state={stateOf({ status: row.instanceStatus, returned: false, withdrawn: false })} />;
  }
  const steps = row.currentSteps.map(({ name, people }) => ({
    name,
    people: people.map((person) => ({ name: person })),
  }));
  return <CurrentSteps steps={steps} />;
}
