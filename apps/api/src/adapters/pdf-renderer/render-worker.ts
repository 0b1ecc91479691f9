import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { setSheet } from './set-sheet.ts';
import type { SheetDocument } from './sheet-document.ts';

// Runs in a thread of its own: setting a long sheet takes a while, during which the server answers others.

const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc')));
const regular = join(fonts, '400Regular/NotoSansSC_400Regular.ttf');
const bold = join(fonts, '700Bold/NotoSansSC_700Bold.ttf');

pdfmake.setFonts({ NotoSansSC: { normal: regular, bold, italics: regular, bolditalics: bold } });
// Nothing but the fonts is read, whatever a sheet says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path === regular || path === bold);

const port = parentPort;
port?.on('message', async ({ id, sheet }: { id: number; sheet: SheetDocument }) => {
  try {
    const pdf = await pdfmake.createPdf(setSheet(sheet)).getBuffer();
    port.postMessage({ id, pdf: new Uint8Array(pdf) });
  } catch (error) {
    port.postMessage({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
