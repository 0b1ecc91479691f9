/** Bounds on form data before any schema is asked: beyond them nothing is a form, whatever its schema allows. */
const LIMITS = { depth: 12, rows: 1_000, values: 20_000, text: 50_000, totalText: 500_000 };

/** Whether data is small enough to be looked at: depth, length of lists, number of values, length of texts. */
export function isOfReasonableSize(data: unknown): boolean {
  let values = 0;
  let text = 0;
  const open: { value: unknown; depth: number }[] = [{ value: data, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    values += 1;
    if (values > LIMITS.values || depth > LIMITS.depth) return false;
    if (typeof value === 'string') {
      text += value.length;
      if (value.length > LIMITS.text || text > LIMITS.totalText) return false;
    } else if (typeof value === 'object' && value !== null) {
      if (Array.isArray(value) && value.length > LIMITS.rows) return false;
      for (const [key, child] of Object.entries(value)) {
        text += key.length;
        open.push({ value: child, depth: depth + 1 });
      }
    }
  }
  return true;
}
