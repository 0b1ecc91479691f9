/** Name by which compiled validators ask for the format table. */
export const FORMATS_MODULE = '@flowhall/forms/formats';
