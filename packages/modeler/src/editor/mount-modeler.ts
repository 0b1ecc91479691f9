/// <reference path="../vendor.d.ts" />
import Modeler from 'bpmn-js/lib/Modeler';
import MinimapModule from 'diagram-js-minimap';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import './editor.css';
import { drawingOptions } from '../viewer/open-viewer.ts';
import { DiOrdering } from './layout/di-ordering.ts';
import { AppendMenuProvider, ContextPadProvider } from './menus/context-pad-provider.ts';
import { PaletteProvider } from './menus/palette-provider.ts';
import { PartFactory } from './menus/part-factory.ts';
import { PartPlacer } from './menus/part-placer.ts';
import { ReplaceMenuProvider } from './menus/replace-menu-provider.ts';
import { ChangeBatch } from './model/change-batch.ts';
import { MountedEditor } from './mounted-editor.ts';
import type { BpmnEditor, EditorOptions } from './types.ts';
import { createTranslate } from './words/translate.ts';

/** Puts a BPMN editor into `host`, which must have a size and is taken over until `destroy`. */
export async function mountModeler(host: HTMLElement, options: EditorOptions): Promise<BpmnEditor> {
  host.classList.add('flow-editor');
  const advanced = options.propertiesPanel ? await advancedPanel() : undefined;
  const modeler = new Modeler({
    ...drawingOptions(host, 'editor'),
    lang: options.lang,
    parts: { form: options.form },
    ...(advanced && { propertiesPanel: { parent: options.propertiesPanel } }),
    additionalModules: [
      MinimapModule,
      {
        __init__: ['appendMenuProvider', 'changeBatch'],
        translate: ['value', createTranslate(options.lang)],
        // it would move what is drawn inside of a closed sub-process into a diagram of its own
        subprocessCompatibility: ['value', {}],
        bpmnDiOrdering: ['type', DiOrdering],
        changeBatch: ['type', ChangeBatch],
        partFactory: ['type', PartFactory],
        partPlacer: ['type', PartPlacer],
        paletteProvider: ['type', PaletteProvider],
        contextPadProvider: ['type', ContextPadProvider],
        replaceMenuProvider: ['type', ReplaceMenuProvider],
        appendMenuProvider: ['type', AppendMenuProvider],
      },
      ...(advanced ? [advanced.BpmnPropertiesPanelModule, advanced.BpmnPropertiesProviderModule] : []),
    ],
  } as ConstructorParameters<typeof Modeler>[0]);
  return new MountedEditor(host, modeler, options);
}

/** The library's own properties panel with its looks. */
async function advancedPanel() {
  const [panel] = await Promise.all([
    import('bpmn-js-properties-panel'),
    import('@bpmn-io/properties-panel/dist/assets/properties-panel.css'),
  ]);
  return panel;
}
