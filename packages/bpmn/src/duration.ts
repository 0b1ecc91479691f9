const LENGTH = /^P(?=.)(?:(\d{1,3})D)?(?:T(?=.)(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?$/;
const UNITS_MS = [86_400_000, 3_600_000, 60_000, 1000];

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds, such as `PT30S`; nothing for other texts. */
export function durationMs(text: string): number | undefined {
  const parts = LENGTH.exec(text.trim())?.slice(1);
  return parts?.reduce((sum, part, unit) => sum + Number(part ?? 0) * (UNITS_MS[unit] ?? 0), 0);
}
