import { ApiProblem } from '../../../lib/api/api-problem.ts';

/** Whether somebody else was faster: the present state has to be shown instead of an error. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 409;
}

/** Whether the form has to be corrected, rather than the choice made in the dialog. */
export function isFormProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.code === 'form-invalid';
}
