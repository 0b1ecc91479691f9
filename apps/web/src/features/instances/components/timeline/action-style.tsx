import {
  ApartmentOutlined,
  ApiOutlined,
  BellOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  CloseOutlined,
  FastForwardOutlined,
  FieldTimeOutlined,
  FlagOutlined,
  MailOutlined,
  MessageOutlined,
  NotificationOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  RollbackOutlined,
  SendOutlined,
  StopOutlined,
  SwapOutlined,
  UndoOutlined,
  UserAddOutlined,
  UserDeleteOutlined,
  UsergroupAddOutlined,
  UsergroupDeleteOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { HistoryEntryView } from '@flowhall/contracts';
import type { ReactNode } from 'react';
import type { Tone } from '../../../../components/status-tag/states.tsx';

interface ActionStyle {
  icon: ReactNode;
  tone: Tone;
}

export const ACTION_STYLES: Readonly<Record<HistoryEntryView['action'], ActionStyle>> = {
  submit: { icon: <SendOutlined />, tone: 'green' },
  resubmit: { icon: <SendOutlined />, tone: 'green' },
  agree: { icon: <CheckOutlined />, tone: 'green' },
  'auto-agree': { icon: <CheckOutlined />, tone: 'green' },
  disagree: { icon: <CloseOutlined />, tone: 'vermilion' },
  return: { icon: <RollbackOutlined />, tone: 'amber' },
  transfer: { icon: <SwapOutlined />, tone: 'grey' },
  'hand-over': { icon: <SwapOutlined />, tone: 'grey' },
  delegate: { icon: <UserSwitchOutlined />, tone: 'grey' },
  'report-back': { icon: <CheckOutlined />, tone: 'grey' },
  'add-sign': { icon: <UsergroupAddOutlined />, tone: 'grey' },
  'remove-sign': { icon: <UsergroupDeleteOutlined />, tone: 'grey' },
  claim: { icon: <UserAddOutlined />, tone: 'grey' },
  release: { icon: <UserDeleteOutlined />, tone: 'grey' },
  urge: { icon: <BellOutlined />, tone: 'amber' },
  withdraw: { icon: <UndoOutlined />, tone: 'grey' },
  terminate: { icon: <StopOutlined />, tone: 'grey' },
  skip: { icon: <FastForwardOutlined />, tone: 'grey' },
  timer: { icon: <ClockCircleOutlined />, tone: 'grey' },
  remind: { icon: <BellOutlined />, tone: 'amber' },
  overdue: { icon: <FieldTimeOutlined />, tone: 'vermilion' },
  cc: { icon: <MailOutlined />, tone: 'grey' },
  comment: { icon: <MessageOutlined />, tone: 'grey' },
  complete: { icon: <FlagOutlined />, tone: 'green' },
  reject: { icon: <CloseCircleOutlined />, tone: 'vermilion' },
  start: { icon: <PlayCircleOutlined />, tone: 'green' },
  message: { icon: <MailOutlined />, tone: 'grey' },
  signal: { icon: <NotificationOutlined />, tone: 'grey' },
  job: { icon: <ApiOutlined />, tone: 'grey' },
  call: { icon: <ApartmentOutlined />, tone: 'grey' },
  error: { icon: <WarningOutlined />, tone: 'amber' },
  escalation: { icon: <WarningOutlined />, tone: 'amber' },
  incident: { icon: <WarningOutlined />, tone: 'amber' },
  retry: { icon: <RedoOutlined />, tone: 'grey' },
  resolve: { icon: <CheckOutlined />, tone: 'grey' },
  migrate: { icon: <SwapOutlined />, tone: 'grey' },
  'migrate-back': { icon: <SwapOutlined />, tone: 'grey' },
};

/** Sign of a step that waits. */
export const WAITING_ICON = <ClockCircleOutlined />;
