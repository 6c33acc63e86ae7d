import { loadUpcoming, moveClock } from './api.js';
import { dateLabel, daysFromNow, nowMilliseconds, setNow, timeOfDay } from './business-time.js';

const byId = (id) => document.getElementById(id);
const panel = byId('clock-panel');
const openButton = byId('clock-open');
const day = 86_400_000;
const steps = [
  ['往后 1 天', day],
  ['往后 1 周', 7 * day],
];
/** The key for which the list of upcoming events was loaded. */
let loadedKey = null;
/** Runs an action and shows its error; null outside a demo. */
let runAction = null;
let current;

/** Shows the panel for moving the clock. `run` executes an action and shows its error. */
export function enableDemoClock(run) {
  if (runAction) return;
  runAction = run;
  panel.hidden = false;
  openButton.hidden = false;
  document.body.dataset.demo = 'true';
  byId('steps').append(
    ...steps.map(([label, milliseconds]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => moveTo(new Date(nowMilliseconds() + milliseconds).toISOString()));
      return button;
    }),
  );
  openButton.addEventListener('click', () => {
    document.body.dataset.clock = 'open';
    byId('clock-close').focus();
  });
  byId('clock-close').addEventListener('click', closeClockPanel);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeClockPanel();
  });
}

/** On narrow screens the panel lies over the conversation and can be closed. */
export function closeClockPanel() {
  if (document.body.dataset.clock !== 'open') return;
  delete document.body.dataset.clock;
  openButton.focus();
}

async function moveTo(instant) {
  panel.setAttribute('aria-busy', 'true');
  const succeeded = await runAction(async () => setNow((await moveClock(instant)).now));
  panel.removeAttribute('aria-busy');
  if (succeeded) closeClockPanel();
  loadedKey = null;
  await showClock(current);
}

function renderUpcoming({ at, label }) {
  const button = document.createElement('button');
  button.type = 'button';
  const name = document.createElement('b');
  name.textContent = label;
  const date = document.createElement('span');
  date.textContent = `${dateLabel(at, false)} ${timeOfDay(at)}`;
  const distance = document.createElement('em');
  const days = daysFromNow(at);
  distance.textContent = days === 0 ? '今天' : `${days} 天后`;
  button.append(name, distance, date);
  button.setAttribute('aria-label', `跳到${label}`);
  button.addEventListener('click', () => moveTo(at));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** Shows business time and the contact's upcoming events, which are loaded again after each message and every ten minutes. */
export async function showClock(conversation) {
  current = conversation;
  if (!runAction) return;
  const now = new Date(nowMilliseconds()).toISOString();
  byId('clock-time').textContent = timeOfDay(now);
  byId('clock-day').textContent = `${dateLabel(now, true)} · 北京时间`;
  byId('clock-short').textContent = `${dateLabel(now, false).replace(/ 周.$/, '')} ${timeOfDay(now)}`;
  const key = `${conversation?.id} ${conversation?.messages.at(-1)?.id} ${now.slice(0, 15)}`;
  if (key === loadedKey) return;
  loadedKey = key;
  const { items } = conversation ? await loadUpcoming(conversation.id).catch(() => ({ items: [] })) : { items: [] };
  // Another contact may have been chosen while the events were loading.
  if (key !== loadedKey) return;
  byId('upcoming-title').hidden = items.length === 0;
  byId('upcoming').replaceChildren(...items.map(renderUpcoming));
}
