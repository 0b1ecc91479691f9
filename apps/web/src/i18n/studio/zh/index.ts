import { process } from './process/index.ts';
import { settings } from './settings.ts';
import { studio } from './studio.ts';

/** Chinese texts of the process studio by namespace; they are loaded with its first page. */
export const catalogues = { process, settings, studio } as const;
