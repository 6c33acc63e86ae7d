const row = document.getElementById('quick-replies');
const studentPhrases = ['打卡', '进度', '待办', '截止', '求助', '帮助'];
const staffPhrases = ['求助名单', '平安确认', '帮助'];
/** The label of a button whose phrase is a digit says what the digit means. */
const labels = { 1: '1 · 平安', 2: '2 · 需要帮助' };
let renderedKey = '';

/** The answers that the bot's last message offers: the quoted texts after 回复 or 或, except placeholders. */
function offeredPhrases(messages) {
  const text = messages.findLast(({ from }) => from === 'bot')?.text ?? '';
  const offers = text.match(/(?:回复|或)“[^”]{1,12}”/g) ?? [];
  return offers.map((offer) => offer.slice(offer.indexOf('“') + 1, -1)).filter((phrase) => !/ABC|结果/.test(phrase));
}

/** Whether the contact is bound to a member of staff, by how the bot confirmed the last binding. */
const isStaff = ({ messages }) =>
  messages.findLast(({ from, text }) => from === 'bot' && text.startsWith('绑定成功'))?.text.includes('老师。') ??
  false;

/** Shows buttons that send a phrase: first those offered by the bot's last message, then the common ones. */
export function showQuickReplies(conversation, send) {
  const offered = conversation ? offeredPhrases(conversation.messages) : [];
  const common = conversation && isStaff(conversation) ? staffPhrases : studentPhrases;
  const phrases = [...new Set([...offered, ...common])];
  const key = phrases.join('|') + offered.length;
  if (key === renderedKey) return;
  renderedKey = key;
  row.replaceChildren(
    ...phrases.map((phrase) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = labels[phrase] ?? phrase;
      if (offered.includes(phrase)) button.className = 'offered';
      if (phrase === '求助' || phrase === '2') button.dataset.tone = 'danger';
      button.addEventListener('click', () => send(phrase));
      return button;
    }),
  );
  row.scrollLeft = 0;
}
