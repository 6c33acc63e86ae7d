const row = document.getElementById('chips');
const usual = ['打卡', '进度', '待办', '截止', '求助', '帮助'];
const onDuty = ['求助名单', '平安确认', '帮助'];
/** What a digit means is said on its button. */
const meanings = { 1: '1 · 平安', 2: '2 · 需要帮助' };
let drawn = '';

/** What the last words of the bot offer to answer: everything in quotes after 回复. */
function offered(messages) {
  const text = messages.findLast(({ from }) => from === 'bot')?.text ?? '';
  const sentences = text.match(/(?:回复|或)“[^”]{1,12}”/g) ?? [];
  return sentences.map((one) => one.slice(one.indexOf('“') + 1, -1)).filter((one) => !/ABC|结果/.test(one));
}

/** Whom they are bound to, by how the bot greeted them last. */
const isStaff = ({ messages }) =>
  messages.findLast(({ from, text }) => from === 'bot' && text.startsWith('绑定成功'))?.text.includes('老师。') ??
  false;

/** Buttons that say a phrase: what was just offered first. */
export function showChips(person, say) {
  const first = person ? offered(person.messages) : [];
  const phrases = [...new Set([...first, ...(person && isStaff(person) ? onDuty : usual)])];
  const key = phrases.join('|') + first.length;
  if (key === drawn) return;
  drawn = key;
  row.replaceChildren(
    ...phrases.map((phrase) => {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.textContent = meanings[phrase] ?? phrase;
      if (first.includes(phrase)) chip.className = 'offered';
      if (phrase === '求助' || phrase === '2') chip.dataset.tone = 'harm';
      chip.addEventListener('click', () => say(phrase));
      return chip;
    }),
  );
  row.scrollLeft = 0;
}
