export { attachmentIds } from '../attachment-ids.ts';
export { FlowForm, type FlowFormHandle, type FlowFormProps, type FlowFormValidity } from './flow-form.tsx';
export { createValidator, loadValidator, noValidator, type ValidatorModule } from './load-validator.ts';
export type { FlowFormPorts, FormAttachment, FormDepartment, FormPerson } from './ports.ts';
