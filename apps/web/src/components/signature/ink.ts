const MARGIN = 8;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The part of RGBA pixels that something was drawn on; null where nothing was. */
export function inkBox(pixels: Uint8ClampedArray, width: number, height: number): Box | null {
  const box: Box = { left: width, top: height, right: -1, bottom: -1 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (pixels[(y * width + x) * 4 + 3] === 0) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = y;
    }
  }
  return box.right < 0 ? null : box;
}

/** The drawing without the emptiness around it, as PNG; null where nothing was drawn. */
export async function inkOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const context = canvas.getContext('2d');
  const box =
    context && inkBox(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
  if (!box) return null;
  const cut = document.createElement('canvas');
  cut.width = box.right - box.left + 1 + 2 * MARGIN;
  cut.height = box.bottom - box.top + 1 + 2 * MARGIN;
  cut.getContext('2d')?.drawImage(canvas, MARGIN - box.left, MARGIN - box.top);
  return new Promise((resolve) => cut.toBlob(resolve, 'image/png'));
}
