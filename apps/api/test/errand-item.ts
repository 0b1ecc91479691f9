import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployFolder } from '../src/modules/definitions/index.ts';
import type { ServiceHall } from './start-service-hall.ts';

const MANIFEST = `key: errand
name: { zh: 办事, en: Errand }
summary: { zh: 用于迁移的事项, en: Something to be migrated }
category: { key: general, zh: 综合服务, en: General services }
department: logistics
icon: key
audience:
  everyone: true
title: '"办事 " + what'
guide: { zh: 说明, en: Guide }
`;

const FORM = `{
  "schema": {
    "type": "object", "title": "办事", "x-i18n": { "en": { "title": "Errand" } }, "required": ["what"],
    "properties": {
      "what": { "type": "string", "title": "事由", "maxLength": 20, "x-i18n": { "en": { "title": "What" } } },
      "extra": { "type": "string", "title": "备注", "maxLength": 20, "x-i18n": { "en": { "title": "Extra" } } }
    }
  },
  "permissions": { "apply": { "*": "write" } }
}`;

const step = (id: string, who: string) =>
  `<userTask id="${id}" name="${id}"><extensionElements><flow:step kind="approve" form="errand"><flow:assignment rule="users" users="${who}" /></flow:step></extensionElements></userTask>`;
const flow = (id: string, from: string, to: string) =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`;

/** Two people approve at the same time, one of them in time; then a third one. */
export const PROCESS = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:flow="https://flowhall.dev/schema/flow/1" id="d" targetNamespace="test">
  <process id="errand" isExecutable="true">
    <startEvent id="start" />${flow('f1', 'start', 'apply')}
    <userTask id="apply" name="apply"><extensionElements><flow:step kind="apply" form="errand"><flow:assignment rule="initiator" /></flow:step></extensionElements></userTask>
    ${flow('f2', 'apply', 'split')}<parallelGateway id="split" />
    ${flow('f3', 'split', 'left')}${step('left', 'leader')}${flow('f5', 'left', 'join')}
    ${flow('f4', 'split', 'right')}${step('right', 'network')}${flow('f6', 'right', 'join')}
    <boundaryEvent id="late" attachedToRef="left" cancelActivity="false"><timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition></boundaryEvent>
    ${flow('f7', 'late', 'remind')}<task id="remind"><extensionElements><flow:cc><flow:assignment rule="initiator" /></flow:cc></extensionElements></task>
    ${flow('f8', 'remind', 'reminded')}<endEvent id="reminded" />
    <parallelGateway id="join" />${flow('f9', 'join', 'final')}${step('final', 'card')}
    ${flow('f10', 'final', 'end')}<endEvent id="end" />
  </process>
</definitions>`;

/** The left step and its reminder have other ids. */
export const RENAMED = PROCESS.replaceAll('"left"', '"review"').replaceAll('"late"', '"overdue"');
export const RENAMING = { left: 'review', late: 'overdue' };

/** The right step is no more. */
export const WITHOUT_RIGHT = PROCESS.replaceAll('"right"', '"other"');

/** A folder of items of its own, with one item whose process changes from version to version. */
export class ErrandFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'flowhall-items-'));

  constructor(process = PROCESS) {
    mkdirSync(join(this.path, 'errand', 'forms'), { recursive: true });
    this.write(process);
  }

  write(process: string, form = FORM): void {
    const folder = join(this.path, 'errand');
    writeFileSync(join(folder, 'item.yaml'), MANIFEST);
    writeFileSync(join(folder, 'process.bpmn'), process);
    writeFileSync(join(folder, 'forms', 'errand.json'), form);
  }

  /** Deploys the process as the next version and says its id. */
  async deploy({ database, now }: ServiceHall, process: string, form = FORM): Promise<string> {
    this.write(process, form);
    const log = { info: () => undefined, error: (details: object) => console.error(JSON.stringify(details)) };
    const deps = { prisma: database.prisma, clock: now, log, runtime: 'auto' as const };
    const { deployed } = await deployFolder(deps, this.path);
    return deployed[0]?.definitionId ?? '';
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The form without its second field. */
export const SHORT_FORM = FORM.replace(/,\s*"extra": .*\n/, '\n');
