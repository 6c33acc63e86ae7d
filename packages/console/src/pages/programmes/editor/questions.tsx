import { PlusOutlined } from '@ant-design/icons';
import { programmeLimits } from '@yuanhang/contract';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { SortableList } from '../../../shared/forms';
import { emptyQuestion, type Question } from './draft';
import { QuestionRow } from './question-row';

const path = ['questions', 'fields'];

/** The programme's questions in addition to the built-in pages. */
export function Questions({ fixed }: { fixed: boolean }) {
  const questions = Form.useWatch<Question[] | undefined>(path, { preserve: true }) ?? [];
  const [open, setOpen] = useState<string | null>(null);
  const ids = questions.map(({ key }) => key);
  const nameOf = (id: string) => questions.find(({ key }) => key === id)?.label || '新问题';
  return (
    <section className="card" aria-label="补充问题" id="section-questions">
      <h2>补充问题</h2>
      <Form.List name={path}>
        {(fields, { add, remove, move }) => (
          <>
            <SortableList ids={ids} nameOf={nameOf} onMove={move}>
              {fields.map(({ name }) => {
                const question = questions[name];
                if (question === undefined) return null;
                const { key } = question;
                return (
                  <QuestionRow
                    key={key}
                    at={name}
                    question={question}
                    earlier={questions.slice(0, name)}
                    fixed={fixed}
                    open={open === key}
                    onToggle={() => setOpen(open === key ? null : key)}
                    onRemove={() => remove(name)}
                  />
                );
              })}
            </SortableList>
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              disabled={fixed || questions.length >= programmeLimits.questions}
              onClick={() => {
                const question = emptyQuestion();
                add(question);
                setOpen(question.key);
              }}
            >
              添加问题
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
}
