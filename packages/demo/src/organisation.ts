import { inventedPeople } from './invented-people.ts';
import { accounts, officeHolders } from './people.ts';
import { departments, posts, roles } from './structure.ts';
import type { DemoOrganisation, DemoUser } from './types.ts';

export type { DemoDepartment, DemoMembership, DemoOrganisation, DemoPost, DemoRole, DemoUser } from './types.ts';

/** User names of the accounts that the sign-in page of the demo offers. */
export const demoAccounts: readonly string[] = accounts.map((account) => account.username);

/** Password of every demo account. */
export const DEMO_PASSWORD = 'flowhall';

/** The demo university: the seed of demo mode and the organisation of process scenarios. */
export const demoOrganisation: DemoOrganisation = {
  departments,
  posts,
  roles,
  users: [...accounts, ...officeHolders, ...inventedPeople()].map(
    (person, index): DemoUser => ({
      ...person,
      email: `${person.username}@example.edu`,
      phone: `1990000${String(1000 + index)}`,
    }),
  ),
};
