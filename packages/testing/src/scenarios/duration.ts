const PARTS = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Milliseconds of an ISO 8601 duration in days, hours and minutes. */
export function durationMs(duration: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = PARTS.exec(duration) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000;
}
