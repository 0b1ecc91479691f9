/** The date some months later; the last of the month where it is shorter. Nothing outside the years 1 to 9999. */
export function addMonths(date: string, months: number): string | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const nr = year * 12 + month - 1 + months;
  if (nr < 12 || nr >= 12 * 10_000) return undefined;
  const [y, m] = [Math.floor(nr / 12), nr % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(day, last))).toISOString().slice(0, 10);
}
