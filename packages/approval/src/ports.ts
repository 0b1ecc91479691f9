import type { OrganisationDirectory } from './organisation.ts';

/** What the rules need from outside; nothing else reaches in. */
export interface ApprovalPorts {
  readonly clock: () => Date;
  /** Fresh id for a row (UUID). */
  readonly nextId: () => string;
  readonly directory: OrganisationDirectory;
}
