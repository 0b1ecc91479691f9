import {
  AlignLeftOutlined,
  ApartmentOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  EnvironmentOutlined,
  FieldNumberOutlined,
  FontSizeOutlined,
  IdcardOutlined,
  InfoCircleOutlined,
  MailOutlined,
  MinusOutlined,
  PaperClipOutlined,
  PayCircleOutlined,
  PhoneOutlined,
  SwapOutlined,
  SwitcherOutlined,
  TableOutlined,
  TagsOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { FieldKind } from '../../designer/index.ts';

const ICONS: Readonly<Record<FieldKind | 'section', ComponentType>> = {
  text: FontSizeOutlined,
  'long-text': AlignLeftOutlined,
  number: FieldNumberOutlined,
  money: PayCircleOutlined,
  'yes-no': SwapOutlined,
  choice: CheckCircleOutlined,
  'multi-choice': CheckSquareOutlined,
  tags: TagsOutlined,
  date: CalendarOutlined,
  'date-range': SwitcherOutlined,
  time: ClockCircleOutlined,
  person: UserOutlined,
  department: ApartmentOutlined,
  attachment: PaperClipOutlined,
  'id-number': IdcardOutlined,
  phone: PhoneOutlined,
  email: MailOutlined,
  address: EnvironmentOutlined,
  table: TableOutlined,
  computed: CalculatorOutlined,
  note: InfoCircleOutlined,
  section: MinusOutlined,
};

export function KindIcon({ kind }: { kind: FieldKind | 'section' }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden />;
}
