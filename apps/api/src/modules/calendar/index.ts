export { calendarRoutes } from './calendar.routes.ts';
export { createOrganisationCalendar } from './organisation-calendar.ts';
