import { HEAD_POST, mayBeGiven, type OrganisationDirectory, type Person } from '@flowhall/approval';

/** Who should take a leaver's work: whoever holds the same post in the unit, else its head, else the next head above. */
export async function suggestReceiver(directory: OrganisationDirectory, userId: string): Promise<Person | null> {
  const posts = await directory.postsOf(userId);
  const fits = (people: readonly Person[]) => people.find((one) => one.id !== userId && mayBeGiven(one)) ?? null;
  for (const { postKey, departmentId } of posts) {
    const successor = postKey === null ? null : fits(await directory.peopleByPost(postKey, departmentId));
    if (successor) return successor;
  }
  for (const { departmentId } of posts) {
    const above = await directory.ancestors(departmentId);
    for (const id of [departmentId, ...above.map((unit) => unit.id)]) {
      const head = fits(await directory.peopleByPost(HEAD_POST, id));
      if (head) return head;
    }
  }
  return null;
}
