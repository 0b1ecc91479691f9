/** A stretch of working time. Days are counted first, then time of office hours. */
export interface WorkingDuration {
  /** Working days, a whole number from 0. */
  readonly days: number;
  /** Milliseconds of office hours, from 0. */
  readonly time: number;
}

/** Port: what is working time at this university. */
export interface WorkingCalendar {
  /** Milliseconds of office hours of a usual working day. */
  readonly dayLength: number;
  /**
   * When a stretch of working time that begins at an instant is over: the earliest instant at which it has passed. A
   * working day leads to the same time of day on the next working day, or to the office hours nearest to it.
   *
   * @throws RangeError for a negative or fractional duration and when no end is in sight within a hundred years
   */
  addWorkingTime(from: Date, duration: WorkingDuration): Date;
  /**
   * When a stretch of working time must begin to be over at an instant: the latest such instant. Days are counted back first.
   *
   * @throws RangeError as `addWorkingTime` does
   */
  workingTimeBefore(to: Date, duration: WorkingDuration): Date;
  /** Milliseconds of office hours between two instants; negative when the second comes first. */
  workingTimeBetween(from: Date, to: Date): number;
  /** @param date local date, `YYYY-MM-DD` */
  isWorkingDay(date: string): boolean;
}
