import type { Permission } from '@flowhall/contracts';

export interface DemoDepartment {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** Null for the root; a parent always comes before its children. */
  readonly parentKey: string | null;
}

export interface DemoPost {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface DemoRole {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly permissions: readonly Permission[];
}

export interface DemoMembership {
  readonly departmentKey: string;
  readonly postKey: string | null;
  readonly main: boolean;
}

export interface DemoUser {
  readonly username: string;
  readonly name: string;
  readonly nameEn: string;
  readonly email: string;
  /** From a block that no operator assigns to people. */
  readonly phone: string;
  readonly memberships: readonly DemoMembership[];
  readonly roles: readonly string[];
}

/** An invented university, complete enough that every page has something to show. Order is sort order. */
export interface DemoOrganisation {
  readonly departments: readonly DemoDepartment[];
  readonly posts: readonly DemoPost[];
  readonly roles: readonly DemoRole[];
  readonly users: readonly DemoUser[];
}
