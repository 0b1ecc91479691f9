export { issueSheet } from './print-sheet.ts';
export { sheetsRoutes } from './sheets.routes.ts';
