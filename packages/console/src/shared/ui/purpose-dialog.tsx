import { sharedLimits } from '@yuanhang/contract';
import { ReasonDialog } from './reason-dialog';

interface PurposeDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly okText?: string;
  readonly busy?: boolean;
  readonly onOk: (purpose: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the purpose of revealing a number, or a file that shows one. */
export const PurposeDialog = ({ okText = '查看', ...props }: PurposeDialogProps) => (
  <ReasonDialog
    label="查看目的"
    hint="谁、何时、为什么查看，都会记入审计。"
    okText={okText}
    min={sharedLimits.purposeMin}
    max={sharedLimits.purpose}
    {...props}
  />
);
