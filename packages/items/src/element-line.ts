/** Line on which an element with this id begins, counted from 1; null when there is none. */
export function lineOfElement(xml: string, id: string): number | null {
  const at = xml.search(new RegExp(`\\sid=["']${quote(id)}["']`));
  return at === -1 ? null : xml.slice(0, at + 1).split('\n').length;
}

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
