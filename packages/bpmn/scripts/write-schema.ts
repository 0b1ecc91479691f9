/*
 * Writes src/schema/bpmn20.ts from the OMG's XML schema, which bpmn-moddle brings along, and from bpmn-moddle's
 * metamodel, which knows what kind of element a reference refers to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaSource } from './schema-source.ts';

const XSD = ['BPMN20.xsd', 'Semantic.xsd'];

const xsd = XSD.map((file) =>
  readFileSync(fileURLToPath(import.meta.resolve(`bpmn-moddle/resources/bpmn/xsd/${file}`)), 'utf8'),
);
writeFileSync(new URL('../src/schema/bpmn20.ts', import.meta.url), schemaSource(xsd));
