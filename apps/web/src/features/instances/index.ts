export { historyQuery } from './api/get-history.ts';
export { instanceKey, instanceQuery } from './api/get-instance.ts';
export { CurrentSteps } from './components/current-steps.tsx';
export { InstanceDiagram } from './components/diagram/instance-diagram.tsx';
export { ExactTime } from './components/exact-time.tsx';
export { PersonLine } from './components/person-line.tsx';
export { TerminateDialog } from './components/terminate-dialog.tsx';
export { Changes } from './components/timeline/changes.tsx';
export { Timeline } from './components/timeline/timeline.tsx';
