import { fetchFile } from '../../../lib/api/download.ts';

/** How long a browser may take to hand a document to its print dialog. */
const KEPT_MS = 10 * 60_000;

/** Opens the print dialog for a PDF of the own API; where the browser cannot, shows it in a tab of its own. */
export async function printFile(path: string): Promise<void> {
  const url = URL.createObjectURL(await fetchFile(path));
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:0;height:0;border:0;visibility:hidden';
  frame.title = '';
  frame.addEventListener('load', () => {
    try {
      frame.contentWindow?.focus();
      frame.contentWindow?.print();
    } catch {
      window.open(url, '_blank', 'noopener');
    }
  });
  frame.src = url;
  document.body.append(frame);
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
