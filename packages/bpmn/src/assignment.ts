/** How people of a step are found: one variant per rule of `ASSIGNMENT_RULES`. */
export type Assignment =
  | { rule: 'initiator' }
  | { rule: 'users'; users: string[] }
  /** Everybody with the role; with `department` only there (`initiator` = the initiator's department). */
  | { rule: 'role'; role: string; department?: string }
  /** Holders of a post in a department (`initiator`, the default, = the initiator's department). */
  | { rule: 'post'; post: string; department?: string }
  /** Head of the initiator's department; `levels` 0 is that department, 1 the one above it, … */
  | { rule: 'head'; levels: number }
  /** Head of the department named in a form field. */
  | { rule: 'form-department-head'; field: string }
  /** The user or users named in a form field. */
  | { rule: 'form-users'; field: string }
  /** Whoever handled another step of this instance. */
  | { rule: 'handler-of'; step: string }
  /** Chosen by the previous handler, within a scope (all = whole organisation). */
  | { rule: 'chosen'; scope?: string; role?: string; department?: string }
  /** FEEL expression over form, initiator and organisation; yields a user id or a list of them. */
  | { rule: 'expression'; expression: string };
