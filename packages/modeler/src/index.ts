export { mountViewer } from './viewer/mount-viewer.ts';
export type {
  DiagramState,
  DiagramViewer,
  ElementState,
  ViewerColors,
  ViewerElement,
  ViewerLabels,
  ViewerOptions,
  ViewerSelection,
} from './viewer/types.ts';
