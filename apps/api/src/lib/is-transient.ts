/** The database knows its failures; slices ask here because they know no database. */
export { isTransient } from '@flowhall/db';
