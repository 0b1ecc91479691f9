export { itemQuery } from './api/get-item.ts';
