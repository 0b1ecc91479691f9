import type { Catalogue } from '../../../catalogue.ts';
import type { problemWords as zh } from '../../zh/process/problems.ts';

/** What has to be mended, and what mends it at once. */
export const problemWords: Catalogue<typeof zh> = {
  fixes: {
    default: 'Choose the “otherwise” way',
    name: 'Give it a name',
    people: 'Head of department',
    step: 'Add settings of a step',
    form: 'Use the form',
    remove: 'Remove the step',
    end: 'Add an end after it',
    fix: 'Fix',
  },
  problems: {
    title: 'Problems',
    none: 'No problems found',
    checking: 'Checking…',
    mend: 'What to do',
    wholeProcess: 'The whole process',
  },
};
