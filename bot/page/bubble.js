/** Facts in a smaller voice, as on the student's pages: which application, what can still be done about it. */
const aside = /^(YH\d{4}-\d{6}|记错了？|回复“帮助”)/;
const harm = /^求助已送达|^求助：|^听起来你可能|^紧急情况/;
const phone = /(\+86-10-12308|12308)/;

function line(text, first) {
  const element = document.createElement('span');
  element.className = aside.test(text) && !first ? 'line aside' : 'line';
  for (const part of text.split(phone)) {
    if (!phone.test(part)) element.append(part);
    else {
      const call = document.createElement('a');
      call.href = `tel:${part}`;
      call.textContent = part;
      element.append(call);
    }
  }
  return element;
}

/** One thing said, by the bot or by whoever the page plays. */
export function turn({ id, from, text }) {
  const item = document.createElement('li');
  item.className = 'turn';
  const speaker = document.createElement('span');
  speaker.className = 'only-heard';
  speaker.textContent = from === 'bot' ? '远航助手：' : '我：';
  const bubble = document.createElement('p');
  bubble.dataset.message = id;
  bubble.dataset.from = from;
  if (from === 'bot' && harm.test(text)) bubble.dataset.tone = 'harm';
  bubble.append(...text.split('\n').map((one, at) => line(one, at === 0)));
  item.append(speaker, bubble);
  return item;
}
