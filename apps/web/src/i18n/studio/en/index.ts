import { studio } from './studio.ts';

/** English texts of the process studio by namespace. */
export const catalogues = { studio };
