import { separators } from './leading';

/** Harm to the student. Beside 打卡 or 平安 it is a contradiction that only the student can resolve. */
const harm =
  /被(人|别人|他们)?(抢|打了|打伤|偷|骗|跟踪|绑|困|关起来|关在|骚扰|威胁|扣押|扣留|袭击|性侵|强奸)|受了?(重|轻|点|些)*伤|出(了|点)*(大|什么)?事(了|儿)|出了?车祸|绑架|走丢|迷路|晕倒|昏倒|住院|急诊|流血|骨折|中毒|抢劫|不想活|活不下去|撑不住|自杀/;
const lost = /(护照|钱包|手机|证件|签证)[^,，。;；!！\s]{0,4}(丢|偷|不见|没了|找不到)/;
const englishHarm =
  /\b(robbed|attacked|injured|hurt|kidnapped|hospitali[sz]ed|in (the |a )?hospital|had an accident|stolen|suicid\w*|lost my (passport|wallet|phone))\b/;
/** Events near the student. A message that also says the student is safe counts as safe. */
const around = /地震|爆炸|枪击|枪声|火灾|着火|洪水|海啸|恐袭|袭击|暴乱|骚乱|车祸|earthquake|shooting|explosion/;

const denied = [
  /(没有?|未|并未|不会|避免|差点|差一点|不是|无人|没人)(人|被|再|会)*/.source,
  /\b(not|no|nobody|wasn't|isn't|never|didn't) (\w+ )?/.source,
];
const denials = [harm, lost, around].map((what) => new RegExp(`${denied[0]}(${what.source})`, 'g'));
const englishDenial = new RegExp(`${denied[1]}${englishHarm.source}`, 'g');

/** Whether a message mentions trouble without asking for help. Plainly denied trouble does not count. */
export function mentionsTrouble(lines: readonly string[]): boolean {
  const withoutDenials = denials.reduce((text, pattern) => text.replace(pattern, ' '), lines.join('\n').toLowerCase());
  const remaining = withoutDenials.replace(englishDenial, ' ');
  if (harm.test(remaining) || lost.test(remaining) || englishHarm.test(remaining)) return true;
  return (
    around.test(remaining) &&
    !/平安|安全|没事|打卡|报到|safe|\bok\b|fine/.test(remaining) &&
    !/^1/.test(remaining.replace(separators, ''))
  );
}
