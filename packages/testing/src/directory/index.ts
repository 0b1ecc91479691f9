export {
  type Attributes,
  type CampusPerson,
  campusLdif,
  GROUPS_BASE,
  ldifEntry,
  PEOPLE_BASE,
  personAttributes,
  personDn,
  UNITS_BASE,
} from './campus.ts';
export {
  DIRECTORY_MANAGER,
  DIRECTORY_PAGE,
  DIRECTORY_READER,
  DIRECTORY_SUFFIX,
  type DirectoryServer,
  startDirectoryServer,
} from './slapd-server.ts';
