import type { FormPage, LanguageProficiency } from '@yuanhang/contract';
import { isScoreExpired, languageTestLabels } from '@yuanhang/domain';
import { answerText, RevealAnswer } from '../../shared/review';
import { useNow } from '../../shared/session';
import { Chip, dayText } from '../../shared/ui';

interface AnswerPagesProps {
  readonly pages: readonly FormPage[];
  readonly languages?: readonly LanguageProficiency[];
  /** The request whose masked numbers can be revealed. */
  readonly requestId?: string;
}

/** The answers by page; questions that did not apply are left out. */
export function AnswerPages({ pages, languages = [], requestId }: AnswerPagesProps) {
  const { today } = useNow(3600);
  return (
    <>
      {pages
        .filter(({ form }) => form.fields.length > 0)
        .map(({ form, values }) => (
          <section key={form.key} className="answers">
            <h3>{form.title}</h3>
            <dl className="facts">
              {form.fields
                .filter(({ key }) => values[key] !== undefined)
                .map((field) => (
                  <div key={field.key}>
                    <dt>{field.label}</dt>
                    <dd>
                      {answerText(field, values[field.key], today)}
                      {field.sensitive && requestId && values[field.key] && (
                        <RevealAnswer requestId={requestId} field={field.key} label={field.label} />
                      )}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      {languages.length > 0 && (
        <section className="answers">
          <h3>外语水平</h3>
          <dl className="facts">
            {languages.map(({ id, test, score, takenOn, note }) => (
              <div key={id}>
                <dt>{languageTestLabels[test]}</dt>
                <dd>
                  {[score, dayText(takenOn, today), note].filter(Boolean).join(' · ')}
                  {isScoreExpired(test, takenOn, today) && <Chip tone="amber">成绩已过有效期</Chip>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
