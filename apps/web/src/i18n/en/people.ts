import type { Catalogue } from '../catalogue.ts';
import type { people as zh } from '../zh/people.ts';

export const people: Catalogue<typeof zh> = {
  confirm: 'Choose',
  search: 'Find people of the whole university by name',
  departments: 'Departments',
  picked: 'Chosen: {{names}}',
  pickedLabel: 'Chosen people',
  nobodyPicked: 'Nobody chosen yet',
  noneFound: 'Nobody matches',
  emptyDepartment: 'Nobody is directly in this department; choose one below it',
};
