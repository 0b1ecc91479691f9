import type { Catalogue } from '../../../catalogue.ts';
import type { process as zh } from '../../zh/process/index.ts';
import { diff } from '../compare.ts';
import { canvas } from './canvas.ts';
import { panelWords } from './panel.ts';
import { problemWords } from './problems.ts';
import { settingWords } from './settings.ts';
import { simulateWords } from './simulate.ts';

/** The editor of processes; fetched with it. */
export const process: Catalogue<typeof zh> = {
  ...canvas,
  ...panelWords,
  ...problemWords,
  ...settingWords,
  ...simulateWords,
  diff,
};
