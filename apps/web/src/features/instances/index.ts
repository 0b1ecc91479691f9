export { instanceKey } from './api/get-instance.ts';
