/* Reading XML of models safely: for readers of other formats. */

export { unreadable } from './finding.ts';
export { child, children, text } from './moddle-element.ts';
export { asModelError } from './model-error.ts';
export { refuseHarm } from './refuse-harm.ts';
export { elementPositions } from './xml/positions.ts';
export { readXml, type XmlElement } from './xml/read-xml.ts';
