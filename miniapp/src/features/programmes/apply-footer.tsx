import Taro from '@tarojs/taro';
import type { ProgrammeDetail } from '@yuanhang/contract';
import { Button } from '../../shared/ui';
import { paths } from '../navigation/paths';

/** The main action of a programme: start an application, continue it, or see why it is not possible now. */
export function ApplyFooter({ programme }: { readonly programme: ProgrammeDetail }) {
  const { allowed, applicationId } = programme.apply;
  const open = (url: string) => void Taro.navigateTo({ url });
  if (applicationId !== null) return <Button onTap={() => open(paths.application(applicationId))}>查看我的申请</Button>;
  return (
    <Button disabled={!allowed} onTap={() => open(paths.begin(programme.id))}>
      {allowed ? (isLate(programme) ? '补录申请' : '申请这个项目') : '现在不能申请'}
    </Button>
  );
}

/** After the application window: through the programme's late window or a personal late pass. */
const isLate = ({ window, apply }: ProgrammeDetail) => window === 'late_entry' || apply.passUntil !== null;
