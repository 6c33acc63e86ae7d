/** Lines that are shown smaller: the application's number, how to correct an answer, where to find help. */
const secondaryLine = /^(YH\d{4}-\d{6}|记错了？|回复“帮助”)/;
const emergency = /^求助已送达|^求助：|^听起来你可能|^紧急情况/;
const phoneNumber = /(\+86-10-12308|12308)/;

function renderLine(text, isFirst) {
  const element = document.createElement('span');
  element.className = secondaryLine.test(text) && !isFirst ? 'line secondary' : 'line';
  for (const part of text.split(phoneNumber)) {
    if (!phoneNumber.test(part)) element.append(part);
    else {
      const link = document.createElement('a');
      link.href = `tel:${part}`;
      link.textContent = part;
      element.append(link);
    }
  }
  return element;
}

/** Renders one message of the bot or of the person played on the page. */
export function renderMessage({ id, from, text }) {
  const item = document.createElement('li');
  item.className = 'message';
  const sender = document.createElement('span');
  sender.className = 'visually-hidden';
  sender.textContent = from === 'bot' ? '远航助手：' : '我：';
  const bubble = document.createElement('p');
  bubble.dataset.message = id;
  bubble.dataset.from = from;
  if (from === 'bot' && emergency.test(text)) bubble.dataset.tone = 'danger';
  bubble.append(...text.split('\n').map((line, index) => renderLine(line, index === 0)));
  item.append(sender, bubble);
  return item;
}
