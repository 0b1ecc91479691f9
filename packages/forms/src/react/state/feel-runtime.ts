/** The part that needs the FEEL interpreter: imported on demand, only by forms that have rules. */
export { absentFields } from '../../feel/absent-fields.ts';
export { applyRules, neededFields } from '../../feel/apply-rules.ts';
export { withComputed } from '../../feel/with-computed.ts';
