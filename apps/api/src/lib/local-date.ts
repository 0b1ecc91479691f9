/** Dates of titles, numbers and forms are those of the people here. */
export const TIME_ZONE = 'Asia/Shanghai';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** Local date, `YYYY-MM-DD`. */
export const localDate = (at: Date): string => format.format(at);
