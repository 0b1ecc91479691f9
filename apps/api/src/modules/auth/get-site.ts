import type { Site } from '@flowhall/contracts';
import { DEMO_PASSWORD, demoAccounts, demoOrganisation } from '@flowhall/demo';
import type { Config } from '../../config.ts';

/** What this installation is called. */
export const SITE_NAME = { zh: '网上办事大厅', en: 'Service Hall' };

/** What the sign-in page shows before anybody is known. */
export function getSite({ demo, smtp }: Pick<Config, 'demo' | 'smtp'>): Site {
  const passwordReset = smtp !== undefined;
  if (!demo) return { name: SITE_NAME, demo, passwordReset };
  const accounts = demoOrganisation.users.filter(({ username }) => demoAccounts.includes(username));
  return {
    name: SITE_NAME,
    demo,
    passwordReset,
    demoAccounts: accounts.map(({ username, name, nameEn }) => ({ username, name: { zh: name, en: nameEn } })),
    demoPassword: DEMO_PASSWORD,
  };
}
