import { process } from './process/index.ts';
import { settings } from './settings.ts';
import { studio } from './studio.ts';

/** English texts of the process studio by namespace. */
export const catalogues = { process, settings, studio };
