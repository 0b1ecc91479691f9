import type { DemoDepartment, DemoPost, DemoRole } from './types.ts';

const department = (key: string, name: string, nameEn: string, parentKey: string | null): DemoDepartment => ({
  key,
  name,
  nameEn,
  parentKey,
});

export const departments: readonly DemoDepartment[] = [
  department('university', '示例大学', 'Example University', null),
  department('president-office', '校长办公室', "President's Office", 'university'),
  department('human-resources', '人事处', 'Human Resources', 'university'),
  department('academic-affairs', '教务处', 'Academic Affairs', 'university'),
  department('student-affairs', '学生工作处', 'Student Affairs', 'university'),
  department('finance', '财务处', 'Finance', 'university'),
  department('assets', '资产与实验室管理处', 'Assets and Laboratories', 'university'),
  department('audit', '审计处', 'Audit Office', 'university'),
  department('logistics', '后勤保障处', 'Campus Services', 'university'),
  department('security', '保卫处', 'Campus Security', 'university'),
  department('network-centre', '网络中心', 'Network Centre', 'university'),
  department('card-centre', '校园卡管理中心', 'Campus Card Centre', 'network-centre'),
  department('systems', '信息系统部', 'Information Systems', 'network-centre'),
  department('library', '图书馆', 'Library', 'university'),
  department('school-information', '信息学院', 'School of Information', 'university'),
  department('computer-science', '计算机科学系', 'Department of Computer Science', 'school-information'),
  department('software-engineering', '软件工程系', 'Department of Software Engineering', 'school-information'),
  department('school-management', '管理学院', 'School of Management', 'university'),
  department('school-languages', '外国语学院', 'School of Foreign Languages', 'university'),
];

const post = (key: string, name: string, nameEn: string): DemoPost => ({ key, name, nameEn });

export const posts: readonly DemoPost[] = [
  post('head', '负责人', 'Head'),
  post('it-leader', '单位信息化负责领导', 'Leader for IT'),
  post('office-director', '办公室主任', 'Office Director'),
  post('network-director', '网络中心主任', 'Network Centre Director'),
  post('deputy-head', '副职', 'Deputy Head'),
  post('legal-adviser', '法律顾问', 'Legal Adviser'),
  post('counsellor', '辅导员', 'Counsellor'),
  post('officer', '科员', 'Officer'),
  post('lecturer', '教师', 'Lecturer'),
  post('student', '学生', 'Student'),
];

export const roles: readonly DemoRole[] = [
  { key: 'user', name: '普通用户', nameEn: 'User', permissions: [] },
  { key: 'card-centre', name: '校园卡办理人员', nameEn: 'Campus card staff', permissions: [] },
  { key: 'hr', name: '人事专员', nameEn: 'HR officer', permissions: [] },
  { key: 'seal-keeper', name: '印章保管员', nameEn: 'Seal keeper', permissions: [] },
  { key: 'purchasing', name: '采购专员', nameEn: 'Purchasing officer', permissions: [] },
  { key: 'asset-keeper', name: '资产管理员', nameEn: 'Asset keeper', permissions: [] },
  { key: 'scholarship-committee', name: '奖学金评审委员', nameEn: 'Scholarship committee', permissions: [] },
  { key: 'scholarship-office', name: '奖助专员', nameEn: 'Scholarship officer', permissions: [] },
  { key: 'repair-team', name: '维修人员', nameEn: 'Repair team', permissions: [] },
  { key: 'venue-office', name: '场地管理员', nameEn: 'Venue office', permissions: [] },
  { key: 'venue-support', name: '会务保障人员', nameEn: 'Venue support', permissions: [] },
  { key: 'gate-guard', name: '门卫', nameEn: 'Gate guard', permissions: [] },
  { key: 'registrar', name: '学籍管理员', nameEn: 'Registrar', permissions: [] },
  {
    key: 'editor',
    name: '事项编辑员',
    nameEn: 'Service editor',
    permissions: ['definitions.edit'],
  },
  {
    key: 'designer',
    name: '流程管理员',
    nameEn: 'Process admin',
    permissions: ['instances.migrate', 'definitions.edit', 'definitions.deploy'],
  },
  {
    key: 'admin',
    name: '系统管理员',
    nameEn: 'Administrator',
    permissions: [
      'items.start',
      'instances.read-all',
      'instances.operate',
      'instances.migrate',
      'messages.send',
      'definitions.edit',
      'definitions.deploy',
      'org.manage',
      'org.provision',
      'roles.manage',
      'external-tasks.work',
      'identity-providers.manage',
      'api-tokens.manage',
      'personal-data.manage',
      'audit.read',
    ],
  },
];
