/** Where a wish stands: the row of a sheet, or whatever else helps to find it. Problems repeat it. */
export interface Origin {
  readonly sheet: string;
  readonly row: number;
}

interface Desired {
  readonly origin?: Origin;
  /** What the source calls it: finds what was renamed, and makes the source its keeper. */
  readonly externalId?: string;
  /** Left out: as it is; a new one is open. */
  readonly closed?: boolean;
}

/** What is left out stays as it is. */
export interface DesiredUnit extends Desired {
  readonly key: string;
  readonly name?: string;
  readonly nameEn?: string;
  readonly kind?: string | null;
  /** Null: at the top. */
  readonly parentKey?: string | null;
  readonly sortOrder?: number;
}

export interface DesiredMembership {
  readonly origin?: Origin;
  readonly unitKey: string;
  readonly postKey: string | null;
  readonly main?: boolean;
}

export interface DesiredPerson extends Desired {
  readonly username: string;
  readonly name?: string;
  readonly nameEn?: string | null;
  readonly email?: string | null;
  /** In the clear. */
  readonly phone?: string | null;
  readonly validUntil?: string | null;
  /** All of them; left out: as they are. */
  readonly memberships?: readonly DesiredMembership[];
}

export interface DesiredGroup extends Desired {
  readonly key: string;
  readonly name?: string;
  readonly nameEn?: string;
  /** User names of all members; left out: as they are. */
  readonly members?: readonly string[];
}

/** How the organisation, or a part of it, is to be. */
export interface DesiredOrganisation {
  readonly units?: readonly DesiredUnit[];
  readonly people?: readonly DesiredPerson[];
  readonly groups?: readonly DesiredGroup[];
}

export const PLAN_PROBLEMS = [
  'duplicate',
  'name-missing',
  'unit-unknown',
  'unit-closed',
  'unit-cycle',
  'unit-has-people',
  'unit-has-units',
  'post-unknown',
  'person-unknown',
  'person-has-work',
  'kept-elsewhere',
  'key-taken',
] as const;
export type PlanProblemCode = (typeof PLAN_PROBLEMS)[number];

/** Why a plan cannot be carried out. */
export interface PlanProblem {
  readonly problem: PlanProblemCode;
  readonly entity: 'unit' | 'person' | 'group' | 'membership';
  /** Key or user name. */
  readonly key: string;
  /** The part of the wish that is wrong. */
  readonly field: string;
  readonly value: string;
  readonly origin?: Origin;
}
