import { accountApi } from './http/account.ts';
import { apiTokensApi } from './http/api-tokens.ts';
import { auditApi } from './http/audit.ts';
import { authApi } from './http/auth.ts';
import { calendarApi } from './http/calendar.ts';
import { definitionsApi } from './http/definitions.ts';
import { deputiesApi } from './http/deputies.ts';
import { directoriesApi } from './http/directories.ts';
import { externalTasksApi } from './http/external-tasks.ts';
import { attachmentsApi, draftsApi } from './http/files.ts';
import { handOversApi } from './http/hand-overs.ts';
import { healthApi } from './http/health.ts';
import { identityProvidersApi } from './http/identity-providers.ts';
import { incidentsApi } from './http/incidents.ts';
import { instancesApi } from './http/instances.ts';
import { itemSettingsApi } from './http/item-settings.ts';
import { itemsApi } from './http/items.ts';
import { leaversApi } from './http/leavers.ts';
import { listExportsApi } from './http/list-exports.ts';
import { messageTemplatesApi } from './http/message-templates.ts';
import { messagesApi } from './http/messages.ts';
import { migrationsApi } from './http/migrations.ts';
import { notificationsApi } from './http/notifications.ts';
import { orgApi } from './http/org.ts';
import { organisationApi } from './http/organisation.ts';
import { organisationImportsApi } from './http/organisation-imports.ts';
import { passwordsApi } from './http/passwords.ts';
import { personalDataApi } from './http/personal-data.ts';
import { rightsApi } from './http/rights.ts';
import { savedViewsApi } from './http/saved-views.ts';
import { sessionsApi } from './http/sessions.ts';
import { sheetsApi } from './http/sheets.ts';
import { signaturesApi } from './http/signatures.ts';
import { studioApi } from './http/studio.ts';
import { tasksApi } from './http/tasks.ts';
import { tryOutsApi } from './http/try-outs.ts';

/** Every operation of the HTTP API by name. The server registers these and nothing else under `/api`. */
export const api = {
  ...healthApi,
  ...authApi,
  ...accountApi,
  ...passwordsApi,
  ...orgApi,
  ...organisationApi,
  ...organisationImportsApi,
  ...deputiesApi,
  ...calendarApi,
  ...handOversApi,
  ...leaversApi,
  ...directoriesApi,
  ...itemsApi,
  ...instancesApi,
  ...tasksApi,
  ...listExportsApi,
  ...savedViewsApi,
  ...attachmentsApi,
  ...draftsApi,
  ...notificationsApi,
  ...messageTemplatesApi,
  ...messagesApi,
  ...incidentsApi,
  ...definitionsApi,
  ...externalTasksApi,
  ...apiTokensApi,
  ...studioApi,
  ...tryOutsApi,
  ...itemSettingsApi,
  ...migrationsApi,
  ...identityProvidersApi,
  ...signaturesApi,
  ...sheetsApi,
  ...rightsApi,
  ...sessionsApi,
  ...auditApi,
  ...personalDataApi,
};

export type Api = typeof api;
