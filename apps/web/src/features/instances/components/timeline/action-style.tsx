import {
  CheckOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  CloseOutlined,
  FastForwardOutlined,
  FlagOutlined,
  MailOutlined,
  MessageOutlined,
  RollbackOutlined,
  SendOutlined,
  StopOutlined,
  SwapOutlined,
  UndoOutlined,
  UserAddOutlined,
  UserDeleteOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { HistoryEntryView } from '@flowhall/contracts';
import type { ReactNode } from 'react';

/** The meaning of a colour; the same words as in tags, lists and the diagram. */
export type Tone = 'todo' | 'done' | 'returned' | 'rejected' | 'ended' | 'neutral';

interface ActionStyle {
  icon: ReactNode;
  tone: Tone;
}

export const ACTION_STYLES: Readonly<Record<HistoryEntryView['action'], ActionStyle>> = {
  submit: { icon: <SendOutlined />, tone: 'done' },
  resubmit: { icon: <SendOutlined />, tone: 'done' },
  agree: { icon: <CheckOutlined />, tone: 'done' },
  'auto-agree': { icon: <CheckOutlined />, tone: 'done' },
  disagree: { icon: <CloseOutlined />, tone: 'rejected' },
  return: { icon: <RollbackOutlined />, tone: 'returned' },
  transfer: { icon: <SwapOutlined />, tone: 'neutral' },
  claim: { icon: <UserAddOutlined />, tone: 'neutral' },
  release: { icon: <UserDeleteOutlined />, tone: 'neutral' },
  withdraw: { icon: <UndoOutlined />, tone: 'ended' },
  terminate: { icon: <StopOutlined />, tone: 'ended' },
  skip: { icon: <FastForwardOutlined />, tone: 'neutral' },
  timer: { icon: <ClockCircleOutlined />, tone: 'neutral' },
  cc: { icon: <MailOutlined />, tone: 'neutral' },
  comment: { icon: <MessageOutlined />, tone: 'neutral' },
  complete: { icon: <FlagOutlined />, tone: 'done' },
  reject: { icon: <CloseCircleOutlined />, tone: 'rejected' },
  incident: { icon: <WarningOutlined />, tone: 'rejected' },
};

/** Sign of a step that waits. */
export const WAITING_ICON = <ClockCircleOutlined />;
