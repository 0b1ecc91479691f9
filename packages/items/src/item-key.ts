/** Keys of items: lower-case letters, digits and single hyphens. */
export const ITEM_KEY = { pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 } as const;

/** Whether a text may be the key of an item. */
export const isItemKey = (text: string): boolean =>
  text.length <= ITEM_KEY.maxLength && new RegExp(ITEM_KEY.pattern).test(text);
