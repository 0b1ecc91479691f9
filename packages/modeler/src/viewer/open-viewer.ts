import { flowDescriptor } from '@flowhall/bpmn';
import type Viewer from 'bpmn-js/lib/Viewer';
import { localizeNames, type NamedElement } from './localize-names.ts';

/** Prefix of the custom properties that colour a drawing: `--flow-<look>-surface`, `-line` and `-text`. */
export type Look = 'viewer' | 'sim' | 'editor';

/** What every drawing is made with: our namespace, colours from the page, its font. */
export function drawingOptions(container: HTMLElement, look: Look) {
  const { fontFamily } = getComputedStyle(container);
  return {
    container,
    moddleExtensions: { flow: flowDescriptor },
    bpmnRenderer: {
      defaultFillColor: `var(--flow-${look}-surface)`,
      defaultStrokeColor: `var(--flow-${look}-line)`,
      defaultLabelColor: `var(--flow-${look}-text)`,
    },
    // Named, not inherited: the library measures words outside of the host.
    textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
  };
}

type Options = ConstructorParameters<typeof Viewer>[0];

/** Draws a process to be looked at, with names in a language. Rejects, and leaves nothing behind, when it cannot be drawn. */
export async function openViewer<V extends Viewer>(
  Kind: new (options: Options) => V,
  container: HTMLElement,
  { xml, lang, look }: { xml: string; lang: string; look: Look },
): Promise<V> {
  const viewer = new Kind(drawingOptions(container, look) as Options);
  viewer.on('import.parse.complete', ({ elementsById = {} }: { elementsById?: Record<string, NamedElement> }) => {
    localizeNames(Object.values(elementsById), lang);
  });
  try {
    await viewer.importXML(xml);
  } catch (error) {
    viewer.destroy();
    throw error;
  }
  return viewer;
}
