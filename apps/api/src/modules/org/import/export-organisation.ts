import type { Language } from '@flowhall/contracts';
import type { OrganisationState } from '../changes/organisation.ts';
import { LAYOUT, SHEETS, type SheetName } from './columns.ts';

export interface ExportedSheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** What is open of the organisation as sheets that can be imported again. Phones stay out: an empty cell changes nothing. */
export function exportOrganisation(state: OrganisationState, lang: Language): ExportedSheet[] {
  const unitKey = new Map(state.units.map(({ id, key }) => [id, key]));
  const postKey = new Map(state.posts.map(({ id, key }) => [id, key]));
  const username = new Map(state.people.map((person) => [person.id, person.username]));
  const open = { zh: '在用', en: 'active' }[lang];
  const yes = { zh: '是', en: 'yes' }[lang];
  const people = state.people.filter(({ closed }) => !closed);
  const rows: Record<SheetName, string[][]> = {
    units: state.units
      .filter(({ closed }) => !closed)
      .map((unit) => [
        ...[unit.key, unit.name, unit.nameEn, unit.kind ?? '', unitKey.get(unit.parentId ?? '') ?? ''],
        ...[String(unit.sortOrder), open],
      ]),
    people: people.map((person) => [
      ...[person.username, person.name, person.nameEn ?? '', person.email ?? '', '', person.validUntil ?? '', open],
    ]),
    memberships: people.flatMap((person) =>
      person.memberships.map(({ unitId, postId, main }) => [
        ...[person.username, unitKey.get(unitId) ?? '', postKey.get(postId ?? '') ?? '', main ? yes : ''],
      ]),
    ),
    groups: state.groups
      .filter(({ closed }) => !closed)
      .flatMap((group) =>
        (group.memberIds.length > 0 ? group.memberIds : ['']).map((id) => [
          ...[group.key, group.name, group.nameEn, username.get(id) ?? ''],
        ]),
      ),
  };
  return SHEETS.map((sheet) => ({
    name: LAYOUT[sheet].title[lang],
    columns: LAYOUT[sheet].columns.map((column) => ({ title: column[lang], width: 20 })),
    rows: rows[sheet],
  }));
}
