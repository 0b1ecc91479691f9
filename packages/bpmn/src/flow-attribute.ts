/** A plain text attribute of a moddle type. */
export const string = (name: string, extra: object = {}) => ({ name, type: 'String', isAttr: true, ...extra });
