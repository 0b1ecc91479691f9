import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  HourglassOutlined,
  MinusCircleOutlined,
  RollbackOutlined,
  StopOutlined,
  SwapOutlined,
  UndoOutlined,
  UserAddOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { InstanceSummary } from '@flowhall/contracts';
import type { ReactNode } from 'react';

/** Every state that a tag, a timeline, a list or a diagram shows; words are in the catalogue `common:state`. */
export const STATES = [
  'todo',
  'claimable',
  'deputy',
  'running',
  'done',
  'completed',
  'returned',
  'rejected',
  'dueSoon',
  'overdue',
  'terminated',
  'withdrawn',
  'takenBack',
  'incident',
  'forecast',
] as const;
export type StateName = (typeof STATES)[number];

export type Tone = 'blue' | 'green' | 'amber' | 'vermilion' | 'grey' | 'dashed';

export const STATE_LOOK: Record<StateName, { tone: Tone; icon: ReactNode }> = {
  todo: { tone: 'blue', icon: <ClockCircleOutlined /> },
  claimable: { tone: 'blue', icon: <UserAddOutlined /> },
  deputy: { tone: 'blue', icon: <SwapOutlined /> },
  running: { tone: 'blue', icon: <ClockCircleOutlined /> },
  done: { tone: 'green', icon: <CheckCircleFilled /> },
  completed: { tone: 'green', icon: <CheckCircleFilled /> },
  returned: { tone: 'amber', icon: <RollbackOutlined /> },
  rejected: { tone: 'vermilion', icon: <CloseCircleFilled /> },
  dueSoon: { tone: 'amber', icon: <ClockCircleOutlined /> },
  overdue: { tone: 'vermilion', icon: <ExclamationCircleFilled /> },
  terminated: { tone: 'grey', icon: <StopOutlined /> },
  withdrawn: { tone: 'grey', icon: <MinusCircleOutlined /> },
  takenBack: { tone: 'grey', icon: <UndoOutlined /> },
  incident: { tone: 'amber', icon: <WarningFilled /> },
  forecast: { tone: 'dashed', icon: <HourglassOutlined /> },
};

/** The state that an application shows: one that is back with its applicant says so instead of "in progress". */
export function stateOf(instance: Pick<InstanceSummary, 'status' | 'returned' | 'withdrawn'>): StateName {
  if (instance.status !== 'running' || !instance.returned) return instance.status;
  return instance.withdrawn ? 'takenBack' : 'returned';
}
