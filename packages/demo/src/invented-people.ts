import type { DemoUser } from './types.ts';

type Family = readonly [zh: string, latin: string];

const FAMILIES: readonly Family[] = [
  ['陈', 'Chen'],
  ['林', 'Lin'],
  ['周', 'Zhou'],
  ['吴', 'Wu'],
  ['郑', 'Zheng'],
  ['何', 'He'],
  ['许', 'Xu'],
  ['沈', 'Shen'],
  ['韩', 'Han'],
  ['唐', 'Tang'],
  ['冯', 'Feng'],
  ['曹', 'Cao'],
  ['彭', 'Peng'],
  ['萧', 'Xiao'],
  ['欧阳', 'Ouyang'],
];
const GIVEN: readonly Family[] = [
  ['思远', 'Siyuan'],
  ['雨晴', 'Yuqing'],
  ['志强', 'Zhiqiang'],
  ['静怡', 'Jingyi'],
  ['浩然', 'Haoran'],
  ['晓梅', 'Xiaomei'],
  ['子墨', 'Zimo'],
  ['文博', 'Wenbo'],
  ['欣悦', 'Xinyue'],
  ['嘉宁', 'Jianing'],
  ['立新', 'Lixin'],
];

/** How many people of which post a department gets; lecturers and officers first, then students. */
const STAFFING: readonly (readonly [departmentKey: string, postKey: string, count: number])[] = [
  ['computer-science', 'lecturer', 5],
  ['software-engineering', 'lecturer', 5],
  ['school-information', 'counsellor', 2],
  ['school-management', 'lecturer', 5],
  ['school-languages', 'lecturer', 5],
  ['academic-affairs', 'officer', 3],
  ['student-affairs', 'officer', 3],
  ['finance', 'officer', 3],
  ['logistics', 'officer', 3],
  ['security', 'officer', 2],
  ['library', 'officer', 3],
  ['systems', 'officer', 3],
  ['computer-science', 'student', 8],
  ['software-engineering', 'student', 6],
  ['school-management', 'student', 6],
  ['school-languages', 'student', 4],
];

type InventedPerson = Omit<DemoUser, 'email' | 'phone'>;

/** People without a part in the demo, so that lists and trees look like a university's. Always the same ones. */
export function inventedPeople(): InventedPerson[] {
  const posts = STAFFING.flatMap(([departmentKey, postKey, count]) => Array(count).fill({ departmentKey, postKey }));
  return posts.map(({ departmentKey, postKey }, index): InventedPerson => {
    // 15 and 11 have no common factor: no full name comes twice within 165 people.
    const family = FAMILIES[index % FAMILIES.length] ?? ['陈', 'Chen'];
    const given = GIVEN[index % GIVEN.length] ?? ['思远', 'Siyuan'];
    const student = postKey === 'student';
    return {
      username: student ? `s2026${String(index).padStart(4, '0')}` : `t${String(1001 + index)}`,
      name: family[0] + given[0],
      nameEn: `${given[1]} ${family[1]}`,
      memberships: [{ departmentKey, postKey, main: true }],
      roles: ['user'],
    };
  });
}
