import { type ProgrammeInput, programmeLimits, sharedLimits } from '@yuanhang/contract';
import {
  eligibleGroupLabels,
  eligibleGroups,
  programmeCategories,
  programmeCategoryLabels,
  programmeFormLabels,
  programmeForms,
} from '@yuanhang/domain';
import { Form, Input, InputNumber, Select } from 'antd';
import { Checkboxes } from '../../../shared/forms';
import { fieldLabels } from './differences';
import { PlaceFields } from './place-fields';

const required = [{ required: true, message: '请填写' }];
const categoryOptions = programmeCategories.map((value) => ({ value, label: programmeCategoryLabels[value] }));
const formOptions = programmeForms.map((value) => ({ value, label: programmeFormLabels[value] }));
const groupOptions = eligibleGroups.map((value) => ({ value, label: eligibleGroupLabels[value] }));

/** The name, category, levels of study, location and places. */
export function BasicFields() {
  const selfArranged = Form.useWatch<ProgrammeInput['category'] | undefined>('category') === 'self_arranged';
  return (
    <section className="card" aria-label="基本信息">
      <h2>基本信息</h2>
      <div className="editor-grid">
        <Form.Item className="whole" name="name" label={fieldLabels.name} rules={required}>
          <Input maxLength={programmeLimits.name} />
        </Form.Item>
        <Form.Item name="category" label={fieldLabels.category}>
          <Select options={categoryOptions} />
        </Form.Item>
        <Form.Item name="form" label={fieldLabels.form}>
          <Select options={formOptions} />
        </Form.Item>
        <Form.Item name="year" label={fieldLabels.year} rules={required}>
          <InputNumber controls={false} className="wide" min={sharedLimits.firstYear} max={sharedLimits.lastYear} />
        </Form.Item>
        <Form.Item
          className="whole"
          name="eligibleGroups"
          label={fieldLabels.eligibleGroups}
          rules={[{ required: true, message: '请至少选择一类申请对象' }]}
        >
          <Checkboxes label={fieldLabels.eligibleGroups} options={groupOptions} />
        </Form.Item>
        {!selfArranged && (
          <>
            <PlaceFields />
            <Form.Item className="whole" name="institution" label={fieldLabels.institution}>
              <Input maxLength={programmeLimits.institution} />
            </Form.Item>
          </>
        )}
        <Form.Item name="places" label={fieldLabels.places}>
          <InputNumber controls={false} className="wide" min={1} max={programmeLimits.places} placeholder="不限" />
        </Form.Item>
        <Form.Item name="languageRequirement" label={fieldLabels.languageRequirement}>
          <Input maxLength={programmeLimits.languageRequirement} placeholder="例如 雅思 6.5" />
        </Form.Item>
        <Form.Item className="whole" name="contact" label={fieldLabels.contact}>
          <Input maxLength={programmeLimits.contact} placeholder="科室、地点、电话或邮箱" />
        </Form.Item>
      </div>
    </section>
  );
}
