import type { DemoMembership, DemoUser } from './types.ts';

const main = (departmentKey: string, postKey: string | null = null): DemoMembership => ({
  departmentKey,
  postKey,
  main: true,
});
const also = (departmentKey: string, postKey: string | null = null): DemoMembership => ({
  departmentKey,
  postKey,
  main: false,
});

type NamedPerson = Omit<DemoUser, 'email' | 'phone'>;

const person = (
  username: string,
  name: string,
  nameEn: string,
  memberships: readonly DemoMembership[],
  roles: readonly string[] = [],
): NamedPerson => ({ username, name, nameEn, memberships, roles: ['user', ...roles] });

/** The accounts that the sign-in page names, first; they are called by what they do. */
export const accounts: readonly NamedPerson[] = [
  person('director', '办公室主任', 'Office Director', [main('school-information', 'office-director')]),
  person('leader', '信息化负责领导', 'Leader for IT', [
    main('school-information', 'it-leader'),
    also('school-information', 'deputy-head'),
  ]),
  person('network', '网络中心主任', 'Network Centre Director', [
    main('network-centre', 'network-director'),
    also('network-centre', 'head'),
  ]),
  person('card', '校园卡管理员', 'Campus Card Officer', [main('card-centre', 'head')], ['card-centre']),
  person('staff', '学院教师', 'Staff Member', [main('school-information', 'lecturer')]),
  person('student', '学院学生', 'Student', [main('computer-science', 'student')]),
  person('designer', '流程管理员', 'Process Admin', [main('systems', 'officer')], ['designer']),
  person('admin', '系统管理员', 'Administrator', [main('systems', 'officer')], ['admin']),
];

/** Holders of the posts that approvals go to. */
export const officeHolders: readonly NamedPerson[] = [
  person('president', '校长', 'President', [main('university', 'head')]),
  person(
    'vice-president',
    '分管学生工作的副校长',
    'Vice President for Students',
    [main('university', 'deputy-head')],
    ['scholarship-committee'],
  ),
  person('president-office', '校办主任', "Head of the President's Office", [
    main('president-office', 'head'),
    also('president-office', 'office-director'),
  ]),
  person('legal', '法律顾问', 'Legal Adviser', [main('president-office', 'legal-adviser')]),
  person('seal', '印章保管员', 'Seal Keeper', [main('president-office', 'officer')], ['seal-keeper']),
  person('seal2', '印章保管员（备岗）', 'Seal Keeper (second)', [main('president-office', 'officer')], ['seal-keeper']),
  person('hr-head', '人事处处长', 'Head of Human Resources', [main('human-resources', 'head')]),
  person('hr', '人事专员', 'HR Officer', [main('human-resources', 'officer')], ['hr']),
  person('hr2', '人事专员（考勤）', 'HR Officer (attendance)', [main('human-resources', 'officer')], ['hr']),
  person('academic-head', '教务处处长', 'Head of Academic Affairs', [main('academic-affairs', 'head')]),
  person('student-affairs-head', '学工处处长', 'Head of Student Affairs', [main('student-affairs', 'head')]),
  person(
    'academic-deputy',
    '教务处副处长',
    'Deputy Head of Academic Affairs',
    [main('academic-affairs', 'deputy-head')],
    ['scholarship-committee'],
  ),
  person(
    'student-affairs-deputy',
    '学工处副处长',
    'Deputy Head of Student Affairs',
    [main('student-affairs', 'deputy-head')],
    ['scholarship-committee'],
  ),
  person('registrar', '学籍管理员', 'Registrar', [main('academic-affairs', 'officer')], ['registrar']),
  person(
    'registrar2',
    '学籍管理员（备岗）',
    'Registrar (second)',
    [main('academic-affairs', 'officer')],
    ['registrar'],
  ),
  person('awards', '奖助专员', 'Scholarship Officer', [main('student-affairs', 'officer')], ['scholarship-office']),
  person(
    'awards2',
    '奖助专员（备岗）',
    'Scholarship Officer (second)',
    [main('student-affairs', 'officer')],
    ['scholarship-office'],
  ),
  person('finance-head', '财务处处长', 'Head of Finance', [main('finance', 'head')]),
  person('assets-head', '资产处处长', 'Head of Assets and Laboratories', [main('assets', 'head')]),
  person('purchase', '采购专员', 'Purchasing Officer', [main('assets', 'officer')], ['purchasing']),
  person('purchase2', '采购专员（招标）', 'Purchasing Officer (tenders)', [main('assets', 'officer')], ['purchasing']),
  person('assets', '资产管理员', 'Asset Keeper', [main('assets', 'officer')], ['asset-keeper']),
  person(
    'assets2',
    '资产管理员（实验室）',
    'Asset Keeper (laboratories)',
    [main('assets', 'officer')],
    ['asset-keeper'],
  ),
  person('audit-head', '审计处处长', 'Head of the Audit Office', [main('audit', 'head')]),
  person('logistics-head', '后勤处处长', 'Head of Campus Services', [main('logistics', 'head')]),
  person('repair', '维修班班长', 'Repair Team Lead', [main('logistics', 'officer')], ['repair-team']),
  person('repair2', '水电维修员', 'Plumber and Electrician', [main('logistics', 'officer')], ['repair-team']),
  person('repair3', '空调维修员', 'Air-conditioning Engineer', [main('logistics', 'officer')], ['repair-team']),
  person('venue', '场地管理员', 'Venue Officer', [main('logistics', 'officer')], ['venue-office']),
  person('venue2', '场地管理员（备岗）', 'Venue Officer (second)', [main('logistics', 'officer')], ['venue-office']),
  person('support', '音响保障员', 'Sound Engineer', [main('logistics', 'officer')], ['venue-support']),
  person('support2', '会务保障员', 'Venue Assistant', [main('logistics', 'officer')], ['venue-support']),
  person('security-head', '保卫处处长', 'Head of Campus Security', [main('security', 'head')]),
  person('guard', '南门门卫', 'Guard at the South Gate', [main('security', 'officer')], ['gate-guard']),
  person('guard2', '东门门卫', 'Guard at the East Gate', [main('security', 'officer')], ['gate-guard']),
  person('library-head', '图书馆馆长', 'Head of the Library', [main('library', 'head')]),
  person('network-deputy', '网络中心副主任', 'Network Centre Deputy Director', [main('network-centre', 'deputy-head')]),
  person('editor', '事项编辑员', 'Service Editor', [main('systems', 'officer')], ['editor']),
  person('systems-head', '信息系统部主任', 'Head of Information Systems', [main('systems', 'head')]),
  person('card2', '校园卡业务员', 'Campus Card Clerk', [main('card-centre', 'officer')], ['card-centre']),
  person('card3', '校园卡制卡员', 'Campus Card Printer', [main('card-centre', 'officer')], ['card-centre']),
  person(
    'dean',
    '信息学院院长',
    'Dean of Information',
    [main('school-information', 'head')],
    ['scholarship-committee'],
  ),
  person('director2', '办公室副主任', 'Deputy Office Director', [main('school-information', 'officer')]),
  person('cs-head', '计算机系主任', 'Head of Computer Science', [main('computer-science', 'head')]),
  person('se-head', '软件工程系主任', 'Head of Software Engineering', [main('software-engineering', 'head')]),
  person(
    'management-dean',
    '管理学院院长',
    'Dean of Management',
    [main('school-management', 'head')],
    ['scholarship-committee'],
  ),
  person('management-leader', '管理学院副院长', 'Vice Dean of Management', [
    main('school-management', 'it-leader'),
    also('school-management', 'deputy-head'),
  ]),
  person('management-director', '管理学院办公室主任', 'Office Director of Management', [
    main('school-management', 'office-director'),
  ]),
  person(
    'languages-dean',
    '外国语学院院长',
    'Dean of Foreign Languages',
    [main('school-languages', 'head')],
    ['scholarship-committee'],
  ),
  person('languages-leader', '外国语学院副院长', 'Vice Dean of Foreign Languages', [
    main('school-languages', 'it-leader'),
    also('school-languages', 'deputy-head'),
  ]),
  person('languages-director', '外国语学院办公室主任', 'Office Director of Foreign Languages', [
    main('school-languages', 'office-director'),
  ]),
];
