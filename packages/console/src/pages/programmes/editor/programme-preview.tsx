import type { ProgrammeInput } from '@yuanhang/contract';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ServerHtml, useMarkdown } from '../../../shared/forms';
import { Chip } from '../../../shared/ui';
import { factsOf, fieldTypeLabels, phaseLabels } from '../labels';

const tabs = ['项目介绍', '申报须知', '所需材料', '补充问题'];

/** A preview of the student's page for the current form values. */
export function ProgrammePreview({ programme }: { programme: ProgrammeInput }) {
  const [tab, setTab] = useState('项目介绍');
  return (
    <aside className="preview" aria-label="学生看到的页面">
      <h2>学生看到的页面</h2>
      <div className="preview-phone">
        <div className="preview-card">
          <p className="preview-name">{programme.name || '项目名称'}</p>
          <dl className="preview-facts">
            {factsOf(programme).map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="preview-card preview-tabs">
          <Segmented aria-label="预览的哪一部分" block size="small" options={tabs} value={tab} onChange={setTab} />
        </div>
        {tab === '项目介绍' && <Words text={programme.introduction} />}
        {tab === '申报须知' && <Words text={programme.notice} />}
        {tab === '所需材料' && <Materials materials={programme.requirements} />}
        {tab === '补充问题' && <Questions questions={programme.questions.fields} />}
        <div className="preview-card">
          <Button type="primary" block tabIndex={-1}>
            申请这个项目
          </Button>
        </div>
      </div>
    </aside>
  );
}

function Words({ text }: { text: string }) {
  const html = useMarkdown(text);
  return (
    <div className="preview-card">
      {text.trim() === '' ? <p className="quiet">发布者没有填写这一项</p> : <ServerHtml html={html} />}
    </div>
  );
}

function Materials({ materials }: { materials: ProgrammeInput['requirements'] }) {
  const phases = (['application', 'dispatch', 'return'] as const).filter((phase) =>
    materials.some((material) => material.phase === phase),
  );
  if (phases.length === 0) return <p className="preview-card quiet">不需要另外准备材料</p>;
  return phases.map((phase) => (
    <section key={phase} className="preview-part">
      <h3>{phaseLabels[phase]}</h3>
      <div className="preview-card">
        {materials
          .filter((material) => material.phase === phase)
          .map(({ key, name, help, required }) => (
            <div key={key} className="preview-material">
              <span>
                {name || '新材料'}
                <small>{help}</small>
              </span>
              <span>
                <Chip tone={required ? 'sea' : 'neutral'}>{required ? '必交' : '选交'}</Chip>
              </span>
            </div>
          ))}
      </div>
    </section>
  ));
}

function Questions({ questions }: { questions: ProgrammeInput['questions']['fields'] }) {
  if (questions.length === 0) return <p className="preview-card quiet">没有补充问题</p>;
  return (
    <div className="preview-card">
      {questions.map(({ key, label, help, required, type, options = [] }) => (
        <div key={key} className="preview-material">
          <span>
            {label || '新问题'}
            {required ? ' *' : ''}
            <small>{[help, options.map((option) => option.label).join(' / ')].filter(Boolean).join(' · ')}</small>
          </span>
          <span>
            <Chip>{fieldTypeLabels[type]}</Chip>
          </span>
        </div>
      ))}
    </div>
  );
}
