export { PublicItems } from './components/public-items.tsx';
