/*
 * Editing a form file: pure functions from a form to the next one, which keep everything that they do not understand.
 * Runs in the browser; no React.
 */
export { type Added, addColumn, addField } from './add-field.ts';
export * from './change-field.ts';
export { addCheck, checksAt, checksOf, type PlacedCheck, removeCheck, setCheck } from './checks.ts';
export { dataFlow, type FieldFlow, flowOf } from './data-flow.ts';
export { designData, designForm } from './design-form.ts';
export { duplicateField } from './duplicate-field.ts';
export { beginHistory, type EditHistory, edit, redo, undo } from './edit-history.ts';
export { COLUMN_KINDS, FIELD_KINDS, type FieldKind, kindOf } from './field-kinds.ts';
export { type FieldRef, type KeyFault, keyFault, parseRef, refKey, sameRef, schemaOf, uiAt } from './field-ref.ts';
export { formatForm } from './format-form.ts';
export {
  columnOrder,
  type FieldGroup,
  fieldGroups,
  fieldOrder,
  moveColumn,
  moveField,
  moveFieldBy,
  placeOf,
  rangeEnds,
} from './layout.ts';
export { linkableFields, linkedTo, linkField, namesOf, type OtherForm } from './link-field.ts';
export { type JsonFault, jsonFault } from './locate-json.ts';
export { parseForm } from './parse-form.ts';
export { countConditions, plainConditions } from './plain-conditions.ts';
export { type FieldUse, removeField, usesOf } from './remove-field.ts';
export { type KeyChange, renameField, renameInFeel } from './rename-field.ts';
export { renameInXml } from './rename-in-xml.ts';
export { SAMPLE_APPLICANT, sampleData } from './sample-data.ts';
export { addSection, moveSection, NEW_SECTION, nameSection, removeSection } from './sections.ts';
export {
  permissionOf,
  permissionRows,
  setFieldPermission,
  setPermission,
  setStepPermission,
} from './set-permission.ts';
