import type { Catalogue } from '../../../catalogue.ts';
import type { simulateWords as zh } from '../../zh/process/simulate.ts';

/** A walk through the process. */
export const simulateWords: Catalogue<typeof zh> = {
  simulate: {
    title: 'Simulation',
    hint: 'No data: you decide how it goes. Press the buttons at the steps.',
    start: 'Start here',
    complete: 'Done',
    happen: 'Happens',
    signal: 'Broadcast',
    choose: 'This way',
    error: 'Error',
    escalate: 'Escalate',
    back: 'Step back',
    restart: 'Start over',
    auto: 'Play',
    pause: 'Pause',
    close: 'End simulation',
    running: 'Running',
    completed: 'The process has ended',
    failed: 'Ended by an error that nobody handles',
    stuck: 'Stuck: a branch waits for what can never come',
    endless: 'Runs in circles and never stops',
  },
};
