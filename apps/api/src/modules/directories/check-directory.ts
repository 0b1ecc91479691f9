import type { DirectoryCheck } from '@flowhall/contracts';
import { LdapFailure, withLdap } from '../../adapters/ldap/index.ts';
import type { DirectoryRow } from './directories.repository.ts';
import { mapDirectory } from './map-directory.ts';
import { describeFailure, describeProblem } from './problem-words.ts';
import { readSome } from './read-directory.ts';
import type { DirectoryServices } from './services.ts';
import { connectionOf, mappingOf } from './settings.ts';

/** People that are shown. */
const SHOWN = 5;

/** Tries the settings on the first few people. What the address answers otherwise is for the log only. */
export async function checkDirectory(
  { box, log }: DirectoryServices,
  directory: DirectoryRow,
): Promise<DirectoryCheck> {
  const mapping = mappingOf(directory);
  try {
    const read = await withLdap(connectionOf(directory, box), (session) => readSome(session, mapping, SHOWN));
    const { people, problems } = mapDirectory(read, mapping);
    const detail =
      read.people.length === 0
        ? { zh: '已连接，但按这些设置找不到人员。', en: 'Connected, but nobody is found with these settings.' }
        : {
            zh: `已连接，读到人员${read.units ? `和 ${read.units.length} 个单位` : ''}。`,
            en: `Connected; people${read.units ? ` and ${read.units.length} units` : ''} are found.`,
          };
    return {
      ok: people.length > 0,
      detail,
      people: [
        ...people.map(({ username, name = '', memberships = [] }) => ({
          ...{ username, name, units: memberships.map(({ unitKey }) => unitKey), problem: null },
        })),
        ...problems
          .filter(({ entity }) => entity === 'person')
          .map(({ key, problem, value }) => ({
            ...{ username: key, name: '', units: [], problem: describeProblem(problem, value) },
          })),
      ],
    };
  } catch (error) {
    if (!(error instanceof LdapFailure)) throw error;
    log.warn({ err: error, directory: directory.key }, 'directory does not answer as expected');
    return { ok: false, detail: describeFailure('unreachable'), people: [] };
  }
}
