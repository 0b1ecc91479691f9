import { useItemDraft } from '../store/use-item-draft.ts';
import { Stage } from './stage.tsx';
import { StartPanel } from './start-panel.tsx';
import { useTryOut } from './use-try-out.ts';

/** The draft tried out in a sandbox: one person plays everybody, and the clock. */
export function TryOutTab() {
  const { id } = useItemDraft();
  const tryOut = useTryOut(id);
  return tryOut.view ? <Stage tryOut={tryOut} view={tryOut.view} /> : <StartPanel tryOut={tryOut} />;
}
