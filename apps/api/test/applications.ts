import { randomUUID } from 'node:crypto';
import type { Answer, Caller, ServiceHall } from './start-service-hall.ts';

/** A file that the person has uploaded and not used yet. */
export async function upload(hall: ServiceHall, caller: Caller, name = 'scan.pdf'): Promise<string> {
  const row = await hall.database.prisma.attachment.create({
    data: {
      ...{ uploaderId: caller.id, name, mediaType: 'application/pdf', size: 10, sha256: 'x' },
      storageKey: randomUUID(),
    },
  });
  return row.id;
}

export const PERSON = {
  name: '王小明',
  idNumber: '11010519491231002X',
  phone: '13800138000',
  validFrom: '2026-12-01',
  validTo: '2027-01-31',
};

/** Values of a valid application for door access of one member of staff. */
export async function cardForm(hall: ServiceHall, caller: Caller): Promise<Record<string, unknown>> {
  return {
    personType: 'staff',
    reason: '机房值守',
    headcount: 1,
    persons: [PERSON],
    doors: ['网络中心机房'],
    applicationForm: [await upload(hall, caller, 'form.pdf')],
    idScans: [await upload(hall, caller)],
  };
}

/** An application for a card by the office director, waiting for the unit's leader for IT. */
export async function applyForCard(hall: ServiceHall, more: object = {}): Promise<Answer> {
  const director = await hall.as('director');
  const form = await cardForm(hall, director);
  return director.post('/api/instances', { itemKey: 'temporary-card', form, ...more });
}

/** Id of the person's open task at an instance; claimable ones count. */
export async function taskOf(caller: Caller, instanceId: string): Promise<string> {
  const { body } = await caller.get('/api/tasks?limit=100');
  const row = body.items.find((one: { instanceId: string }) => one.instanceId === instanceId);
  if (!row) throw new Error(`no task at ${instanceId} among ${body.items.length}`);
  return row.taskId;
}

export const agree = async (caller: Caller, instanceId: string, more: object = {}): Promise<Answer> =>
  caller.post(`/api/tasks/${await taskOf(caller, instanceId)}/complete`, { outcome: 'agree', ...more });

export const names = (body: { currentSteps: { stepId: string }[] }): string[] =>
  body.currentSteps.map((step) => step.stepId);
