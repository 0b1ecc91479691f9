/** Dates of titles, numbers and forms are those of the people here. China has one zone and no summer time. */
const TIME_ZONE = 'Asia/Shanghai';
const OFFSET = '+08:00';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE });

/** Local date, `YYYY-MM-DD`. */
export const localDate = (at: Date): string => format.format(at);

/** Last second of a local date, `YYYY-MM-DD`. */
export const endOfLocalDay = (date: string): Date => new Date(`${date}T23:59:59${OFFSET}`);
