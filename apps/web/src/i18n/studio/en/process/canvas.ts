import type { Catalogue } from '../../../catalogue.ts';
import type { canvas as zh } from '../../zh/process/canvas.ts';

/** The drawing and what is done with it as a whole. */
export const canvas: Catalogue<typeof zh> = {
  editor: 'Process diagram',
  panel: 'Settings of the step',
  loading: 'Opening the diagram…',
  failed: 'This process file cannot be shown',
  failedHint: 'It is no BPMN, or damaged. You can import another file.',
  tools: {
    undo: 'Undo',
    redo: 'Redo',
    blocks: 'Insert a usual block',
    tidyUp: 'Tidy up',
    tidyUpHeld: 'Lanes and open sub-processes cannot be tidied up',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Show everything',
    minimap: 'Overview map',
    more: 'More',
    import: 'Import a BPMN file…',
    exportBpmn: 'Download BPMN file',
    exportSvg: 'Download picture (SVG)',
    compare: 'Compare versions…',
    advanced: 'Advanced properties',
    simulate: 'Simulate',
    problems: 'Problems',
    noProblems: 'No problems',
    close: 'Close',
  },
  blocks: {
    approval: 'Single approval',
    countersign: 'Countersign',
    'return-loop': 'Approval with changes on refusal',
    'timed-reminder': 'Approval with a timed reminder',
  },
  imported: {
    title: 'Imported',
    mapped: 'Turned into settings of this system',
    kept: 'Kept, but to be looked at',
    nothing: 'Everything in the file is understood',
    drawn: 'The file had no diagram; one was drawn',
    replaceTitle: 'Replace the process by this file?',
    replaceHint: 'The version on the server is kept until the change is saved.',
    replace: 'Replace',
  },
};
