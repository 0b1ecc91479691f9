import { memoryDirectory, type OrganisationDirectory } from '@flowhall/approval';
import type { AudienceFacts } from '@flowhall/items';
import { audienceFacts } from './audience-facts.ts';
import { type ScenarioOrganisation, toMemoryOrganisation } from './organisation.ts';

/** Who there is, for whoever plays an application. */
export interface World {
  readonly directory: OrganisationDirectory;
  /** What an item's audience rule looks at; null when there is no such person. */
  audienceFacts(personId: string): Promise<AudienceFacts | null>;
  /** Whether somebody may terminate anything that runs. */
  isOperator(personId: string): Promise<boolean>;
}

/** An organisation in memory, in which people's ids are their user names. */
export function memoryWorld(organisation: ScenarioOrganisation): World {
  const { roles, users } = organisation;
  const operators = new Set(
    roles.filter(({ permissions }) => permissions.includes('instances.operate')).map(({ key }) => key),
  );
  return {
    directory: memoryDirectory(toMemoryOrganisation(organisation)),
    audienceFacts: async (username) => audienceFacts(organisation, username),
    isOperator: async (username) =>
      users.find((user) => user.username === username)?.roles.some((key) => operators.has(key)) ?? false,
  };
}
