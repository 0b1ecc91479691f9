export { pagesFor } from './admin-pages.ts';
