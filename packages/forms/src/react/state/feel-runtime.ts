/** The part that needs the FEEL interpreter: imported on demand, only by forms that have rules. */
export { runChecks } from '../../feel/run-checks.ts';
export { withComputed } from '../../feel/with-computed.ts';
