import { FileEditor } from '../components/file-editor.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';

/** The forms of the item. */
export function FormTab() {
  const draft = useItemDraft();
  return <FileEditor paths={draft.below('forms/').map((file) => file.path)} />;
}
