/** FEEL's one-word functions: a field of that name would hide the function from every expression of the item. */
export const FEEL_FUNCTIONS: ReadonlySet<string> = new Set(
  'abs after all any append before ceiling coincides concatenate contains context count date decimal duration during even exp finishes flatten floor includes intersects is log matches max mean meets median min mode modulo not now number odd overlaps partition product range replace reverse round sort split sqrt starts stddev string sublist substring sum time today union'.split(
    ' ',
  ),
);

/** Variables of every application: see `expressionContext` of packages/approval. */
export const APPLICATION_NAMES: ReadonlySet<string> = new Set([
  'form',
  'steps',
  'outcome',
  'initiator',
  'organisation',
]);
