const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is an id as PostgreSQL's `uuid` type takes one; asked before a client's text becomes a parameter. */
export const isUuid = (text: string): boolean => UUID.test(text);
