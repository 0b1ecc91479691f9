import { DATABASE_KINDS } from '@flowhall/testing/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, taskOf } from './applications.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const FORM = {
  venue: 'meeting-a',
  usedOn: '2027-03-01',
  startTime: '10:00',
  endTime: '12:00',
  activity: '教研室会议',
  attendees: 12,
  outsiders: false,
  contactPhone: '13800138000',
};
const TAKEN = '/api/items/venue-booking/taken-times';

describe.each(DATABASE_KINDS)('reservations on %s', (kind) => {
  let hall: ServiceHall;
  let staff: Caller;
  let dean: Caller;
  let day = 0;

  beforeAll(async () => {
    hall = await startServiceHall(kind, {}, ['venue-booking']);
    [staff, dean] = [await hall.as('staff'), await hall.as('dean')];
  });
  afterAll(() => hall?.close());

  /** Values on a day that no other test uses. */
  const onNewDay = (more: object = {}) => {
    day += 1;
    return { ...FORM, usedOn: `2027-03-${String(day).padStart(2, '0')}`, ...more };
  };
  const book = (caller: Caller, form: object) => caller.post('/api/instances', { itemKey: 'venue-booking', form });

  it('refuse what overlaps, and allow what only touches or is another venue', async () => {
    const form = onNewDay();
    expect((await book(staff, form)).status).toBe(201);
    const refused = await book(dean, { ...form, startTime: '11:30', endTime: '13:00' });
    expect([refused.status, refused.body.code]).toEqual([409, 'reservation-taken']);
    expect(refused.body.detail ?? refused.body.title).toContain(`${form.usedOn} 10:00`);
    expect((await book(dean, { ...form, startTime: '09:00', endTime: '12:30' })).status).toBe(409);
    expect((await book(dean, { ...form, startTime: '12:00', endTime: '13:00' })).status).toBe(201);
    expect((await book(dean, { ...form, venue: 'meeting-b' })).status).toBe(201);
  });

  it('let one of many who submit at the same moment win', async () => {
    const form = onNewDay();
    const answers = await Promise.all([staff, dean, staff, dean, staff].map((caller) => book(caller, form)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const kept = await hall.database.prisma.reservation.count({
      where: { startsAt: new Date(`${form.usedOn}T10:00:00+08:00`) },
    });
    expect(kept).toBe(1);
  });

  it('end when the booking is withdrawn, terminated or refused, and come back with the next submit', async () => {
    const form = onNewDay();
    const mine = await book(staff, form);
    expect((await staff.post(`/api/instances/${mine.body.id}/withdraw`, {})).status).toBe(200);
    const other = await book(dean, form);
    expect(other.status).toBe(201);
    const again = await agree(staff, mine.body.id, { form: {} });
    expect([again.status, again.body.code]).toEqual([409, 'reservation-taken']);
    expect((await dean.post(`/api/instances/${other.body.id}/terminate`, { reason: '改期' })).status).toBe(200);
    expect((await agree(staff, mine.body.id, { form: {} })).status).toBe(200);
    const venue = await hall.as('venue');
    await venue.post(`/api/tasks/${await taskOf(venue, mine.body.id)}/claim`, {});
    const refusal = { outcome: 'disagree', opinion: '维修' };
    await venue.post(`/api/tasks/${await taskOf(venue, mine.body.id)}/complete`, refusal);
    expect((await book(dean, form)).status).toBe(201);
  });

  it('stay when the booking is returned, follow its new time, and last when it is completed', async () => {
    const form = onNewDay();
    const { body } = await book(staff, form);
    const venue = await hall.as('venue2');
    const back = { target: 'initiator', opinion: '请改到下午' };
    expect((await venue.post(`/api/tasks/${await taskOf(venue, body.id)}/return`, back)).status).toBe(200);
    expect((await book(dean, form)).status).toBe(409);
    expect((await agree(staff, body.id, { form: { startTime: '14:00', endTime: '15:00' } })).status).toBe(200);
    expect((await book(dean, form)).status).toBe(201);
    await venue.post(`/api/tasks/${await taskOf(venue, body.id)}/claim`, {});
    expect((await agree(venue, body.id, { next: { flowId: 'no-support' } })).body.status).toBe('completed');
    expect((await book(dean, { ...form, startTime: '14:30', endTime: '16:00' })).status).toBe(409);
  });

  it('are shown to whoever may book, without saying whose they are', async () => {
    const form = onNewDay({ venue: 'multi-purpose' });
    await book(staff, form);
    const time = { from: `${form.usedOn}T02:00:00.000Z`, to: `${form.usedOn}T04:00:00.000Z` };
    expect((await dean.get(`${TAKEN}?resource=multi-purpose`)).body.items).toEqual([{ ...time, own: false }]);
    expect((await staff.get(`${TAKEN}?resource=multi-purpose`)).body.items).toEqual([{ ...time, own: true }]);
    expect((await staff.get(`${TAKEN}?resource=no-such-room`)).body.items).toEqual([]);
    expect((await staff.get(TAKEN)).status).toBe(400);
    expect((await hall.nobody.get(`${TAKEN}?resource=meeting-a`)).status).toBe(401);
    expect((await (await hall.as('student')).get(`${TAKEN}?resource=meeting-a`)).status).toBe(403);
  });
});
