import { FileEditor } from '../components/file-editor.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';

/** The scenarios of the item. */
export function ScenariosTab() {
  const draft = useItemDraft();
  return <FileEditor paths={draft.below('scenarios/').map((file) => file.path)} />;
}
