const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Date at the demo university, `YYYY-MM-DD`. */
export const localDate = (at: Date): string => format.format(at);
