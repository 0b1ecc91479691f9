export { type FeelEditorOptions, type FeelField, type FeelVariable, mountFeelEditor } from './mount-feel-editor.ts';
