import type { SendCopyAction } from '../actions.ts';
import { ApprovalError } from '../errors.ts';
import { activeOnce, idsOf, mayBeGiven, recorded } from '../person.ts';
import { notify } from '../unit-of-work/notify.ts';
import { recordByActor } from '../unit-of-work/record.ts';
import type { Work } from '../unit-of-work/work.ts';
import { abilitiesOf } from './check.ts';

/** Gives people a copy to read; also of an application that has ended. */
export async function sendCopy(work: Work, action: SendCopyAction): Promise<void> {
  if (!abilitiesOf(work).cc) throw new ApprovalError('forbidden');
  const wanted = [...new Set(action.userIds)];
  const people = activeOnce(await work.ports.directory.peopleByIds(wanted)).filter(mayBeGiven);
  if (people.length === 0 || people.length !== wanted.length) throw new ApprovalError('user-not-active');
  for (const { id } of people) work.participants.push({ userId: id, relation: 'cc' });
  const recipients = [{ stepId: '', stepName: { zh: '', en: '' }, people: people.map(recorded) }];
  await recordByActor(work, { action: 'cc', opinion: action.opinion, detail: { recipients } });
  await notify(work, { event: 'cc', userIds: idsOf(people), opinion: action.opinion });
}
