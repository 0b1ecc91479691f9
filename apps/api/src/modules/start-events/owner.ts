import { HEAD_POST, type OrganisationDirectory } from '@flowhall/approval';
import { UnexpectedError } from '../../errors.ts';
import type { CompiledDefinition } from '../definitions/index.ts';

/**
 * Who is the initiator of what nobody applied for: the head of the department that offers the item, else the first
 * administrator.
 */
export async function ownerOf(directory: OrganisationDirectory, { manifest }: CompiledDefinition): Promise<string> {
  const department = await directory.departmentByKey(manifest.department);
  const heads = department ? await directory.peopleByPost(HEAD_POST, department.id) : [];
  const head = heads.find((person) => person.active);
  if (head) return head.id;
  const administrator = (await directory.administrators()).find((person) => person.active);
  if (!administrator)
    throw new UnexpectedError(`Nobody can own what "${manifest.key}" starts: there is no administrator`);
  return administrator.id;
}
