/** Addresses of pages, so that no link is written by hand. */
export const paths = {
  hall: '/',
  item: (key: string) => `/items/${encodeURIComponent(key)}`,
  apply: (key: string, draftId?: string) =>
    `/items/${encodeURIComponent(key)}/apply${draftId ? `?draft=${encodeURIComponent(draftId)}` : ''}`,
  submitted: (instanceId: string) => `/applications/${encodeURIComponent(instanceId)}/submitted`,
  tasks: '/tasks',
  task: (id: string) => `/tasks/${encodeURIComponent(id)}`,
  applications: '/applications',
  application: (id: string) => `/applications/${encodeURIComponent(id)}`,
  notifications: '/notifications',
  me: '/me',
  account: '/me/account',
  verify: (code: string) => `/verify/${encodeURIComponent(code)}`,
  deputies: '/deputies',
  studio: '/studio',
  studioDraft: (id: string, tab = 'process') => `/studio/drafts/${encodeURIComponent(id)}/${tab}`,
  admin: '/admin',
  adminCalendar: '/admin/calendar',
  adminTexts: '/admin/message-texts',
  adminDeliveries: '/admin/deliveries',
  adminProviders: '/admin/identity-providers',
  adminRoles: '/admin/roles',
  adminGrants: (userId?: string) => (userId ? `/admin/grants?person=${encodeURIComponent(userId)}` : '/admin/grants'),
  adminAudit: '/admin/audit',
  sessions: '/me/sessions',
  tokens: '/me/tokens',
  handOver: '/admin/hand-over',
  adminDirectories: '/admin/directories',
  adminLeavers: '/admin/leavers',
  allDeputies: '/deputies?scope=all',
  visit: (key: string) => `/visit/${encodeURIComponent(key)}`,
  forgotPassword: '/forgot-password',
  passwordLink: '/password',
  setup: '/setup',
  signInSteps: (returnTo: string) =>
    returnTo === '/' ? '/sign-in/steps' : `/sign-in/steps?return=${encodeURIComponent(returnTo)}`,
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== '/' ? `/sign-in?return=${encodeURIComponent(returnTo)}` : '/sign-in',
} as const;

/** Whether a page is read rather than filled in, so that it may be fetched anew under the reader. */
export function isRead(pathname: string): boolean {
  const [, first = '', , third] = pathname.split('/');
  return (
    third === undefined && ['', 'items', 'tasks', 'applications', 'notifications', 'deputies', 'me'].includes(first)
  );
}
