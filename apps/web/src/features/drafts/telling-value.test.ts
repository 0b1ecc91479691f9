import { describe, expect, it } from 'vitest';
import { tellingValue } from './telling-value.ts';

describe('what a draft is known by', () => {
  it('is its title, else its reason, else the longest text', () => {
    expect(tellingValue({ purpose: '采购教学设备', documentTitle: '设备\n 采购合同' })).toBe('设备 采购合同');
    expect(tellingValue({ personType: 'external', reason: 'Maintenance', place: '网络中心 3 楼机房' })).toBe(
      'Maintenance',
    );
    expect(tellingValue({ place: '南京', remark: '请尽快办理' })).toBe('请尽快办理');
  });

  it('is never a code, a date, a number, an id or a file', () => {
    const form = {
      leaveType: 'annual',
      startDate: '2026-12-01',
      phone: '13800138000',
      amount: 3,
      letter: ['6f0c1f7e-54f5-4f0e-9c3c-0d5b4c0a7f11'],
      owner: '6f0c1f7e-54f5-4f0e-9c3c-0d5b4c0a7f11',
      reason: '  ',
    };
    expect(tellingValue(form)).toBeNull();
  });
});
