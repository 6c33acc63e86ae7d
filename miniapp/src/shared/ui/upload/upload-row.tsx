import { Text, View } from '@tarojs/components';
import { Chip } from '../chip/chip';
import { Icon } from '../icon/icon';
import { ProgressBar } from '../progress/progress-bar';
import { Tappable } from '../tappable/tappable';
import './upload-row.scss';

interface Props {
  readonly name: string;
  readonly required: boolean;
  readonly help?: string;
  /** The uploaded files with name and formatted size; a tap opens the actions. */
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: string }[];
  /** 0 to 1 during an upload. */
  readonly progress?: number | null;
  readonly problem?: string;
  /** Absent when the material has no blank form. */
  readonly onBlankForm?: () => void;
  readonly onFile: (id: string) => void;
  /** Absent when no more may be added. */
  readonly onAdd?: () => void;
  /** Absent when the material takes no PDF. */
  readonly onPages?: () => void;
}

/** One required material: its description, its files, the upload in progress and its error. */
export function UploadRow({
  name,
  required,
  help,
  files,
  progress = null,
  problem,
  onBlankForm,
  onFile,
  onAdd,
  onPages,
}: Props) {
  return (
    <View className="yh-upload">
      <View className="yh-upload__head">
        <View className="yh-upload__name">
          {name}
          {required ? <Text className="yh-upload__star"> *</Text> : null}
        </View>
        {files.length > 0 && progress === null ? <Chip tone="green">已上传</Chip> : null}
        {progress === null ? null : <View className="yh-upload__percent">{Math.round(progress * 100)}%</View>}
      </View>
      {help ? <View className="yh-upload__help">{help}</View> : null}
      {onBlankForm ? (
        <Tappable className="yh-upload__add" onTap={onBlankForm}>
          <Icon name="download" size={18} />
          下载空白表
        </Tappable>
      ) : null}
      {files.map((file) => (
        <Tappable key={file.id} className="yh-upload__file" onTap={() => onFile(file.id)}>
          <Icon name="clip" size={18} />
          <View className="yh-upload__file-name">{file.name}</View>
          <View className="yh-upload__size">{file.size}</View>
          <Icon name="more" size={18} />
        </Tappable>
      ))}
      {progress === null ? null : <ProgressBar value={progress} />}
      {problem ? <View className="yh-upload__problem">{problem}</View> : null}
      {onAdd && progress === null ? (
        <Tappable className="yh-upload__add" onTap={onAdd}>
          <Icon name="upload" size={18} />
          {files.length > 0 ? '再传一个' : '上传'}
        </Tappable>
      ) : null}
      {onPages && progress === null ? (
        <Tappable className="yh-upload__add" onTap={onPages}>
          <Icon name="clip" size={18} />
          多张照片合成一个 PDF
        </Tappable>
      ) : null}
    </View>
  );
}
