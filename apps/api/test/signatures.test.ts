import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES } from './multipart.ts';
import { type Caller, type ServiceHall, startServiceHall } from './start-service-hall.ts';

const url = (content: Buffer) => `data:image/png;base64,${content.toString('base64')}`;
const PATH = '/api/me/signature';

describe('the stored signature', () => {
  let hall: ServiceHall;
  let leader: Caller;

  beforeAll(async () => {
    hall = await startServiceHall('pglite');
    leader = await hall.as('leader');
  });
  afterAll(() => hall?.close());

  it('is one’s own: kept, replaced, forgotten', async () => {
    expect((await leader.get(PATH)).body).toEqual({ image: null });
    expect((await leader.put(PATH, { image: url(FILES.png) })).status).toBe(204);
    expect((await leader.put(PATH, { image: url(FILES.png) })).status).toBe(204);
    expect((await leader.get(PATH)).body).toEqual({ image: url(FILES.png) });
    expect((await (await hall.as('staff')).get(PATH)).body).toEqual({ image: null });
    expect((await leader.delete(PATH)).status).toBe(204);
    expect((await leader.get(PATH)).body).toEqual({ image: null });
  });

  it.each([
    ['a page that says it is a picture', url(FILES.html), 422, 'file-type-mismatch'],
    ['another address', 'https://example.edu/a.png', 400, 'invalid-request'],
    ['another type', `data:image/svg+xml;base64,${FILES.png.toString('base64')}`, 400, 'invalid-request'],
    ['too much', url(Buffer.concat([FILES.png, Buffer.alloc(400_000)])), 400, 'invalid-request'],
  ])('refuses %s', async (_what, image, status, code) => {
    const refused = await leader.put(PATH, { image });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect((await leader.get(PATH)).body).toEqual({ image: null });
  });

  it('asks who is calling', async () => {
    const answers = await Promise.all([
      hall.nobody.get(PATH),
      hall.nobody.put(PATH, { image: url(FILES.png) }),
      hall.nobody.delete(PATH),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  });
});
