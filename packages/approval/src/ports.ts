import type { WorkingCalendar } from '@flowhall/calendar';
import type { OrganisationDirectory } from './organisation.ts';

/** What the rules need from outside; nothing else reaches in. */
export interface ApprovalPorts {
  readonly clock: () => Date;
  /** Working time, for timers that count it. */
  readonly calendar: WorkingCalendar;
  /** Fresh id for a row (UUID). */
  readonly nextId: () => string;
  readonly directory: OrganisationDirectory;
}
