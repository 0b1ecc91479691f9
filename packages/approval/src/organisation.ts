import type { LocalizedText } from '@flowhall/bpmn';

export type { LocalizedText };

/** A person with what a list or a record shows of one. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: LocalizedText;
  /** Main department; null for people outside the organisation tree. */
  readonly departmentId: string | null;
  readonly department: LocalizedText | null;
  /** The post in the main department. */
  readonly post: LocalizedText | null;
  /** A closed account never receives work. */
  readonly active: boolean;
  /** Somebody without an account, who has applications of their own and is never given anything else. */
  readonly visitor?: boolean;
}

export interface Department {
  readonly id: string;
  readonly key: string;
  readonly name: LocalizedText;
  readonly parentId: string | null;
}

/** A post that somebody holds, or a department that somebody belongs to without one. */
export interface HeldPost {
  readonly departmentId: string;
  readonly postKey: string | null;
  readonly post: LocalizedText | null;
}

/** Key of the post that makes its holder the head of a department. */
export const HEAD_POST = 'head';

/**
 * What the rules ask of the organisation. Every list is in a stable order (sort order, then username) and may hold
 * closed accounts: the rules leave them out. Unknown or malformed ids and keys give empty lists or null, never an error.
 */
export interface OrganisationDirectory {
  peopleByIds(ids: readonly string[]): Promise<Person[]>;
  peopleByUsernames(usernames: readonly string[]): Promise<Person[]>;
  peopleByRole(roleKey: string): Promise<Person[]>;
  /** Holders of a post in one department (not below it); with `departmentId` null, everywhere. */
  peopleByPost(postKey: string, departmentId: string | null): Promise<Person[]>;
  /** All memberships of a person, the main one first. */
  postsOf(personId: string): Promise<HeldPost[]>;
  /** Members of a department and, with `subtree`, of everything below it. */
  members(departmentId: string, subtree: boolean): Promise<Person[]>;
  department(id: string): Promise<Department | null>;
  departmentByKey(key: string): Promise<Department | null>;
  /** Departments above the given one, nearest first. */
  ancestors(departmentId: string): Promise<Department[]>;
  /** Those who are asked when nobody else is found. */
  administrators(): Promise<Person[]>;
}
