import { FileEditor } from '../components/file-editor.tsx';
import { useItemDraft } from '../store/use-item-draft.ts';

/** The settings of the item: `item.yaml`, and what else there is to read about it. */
export function SettingsTab() {
  const draft = useItemDraft();
  const paths = ['item.yaml', 'README.md'].filter((path) => draft.text(path) !== null);
  return <FileEditor paths={paths} />;
}
