export { DraftList } from './components/draft-list.tsx';
