import { loadUpcoming, moveClock } from './api.js';
import { dateLabel, daysFromNow, nowInstant, setNow, timeOfDay } from './clock.js';

const byId = (id) => document.getElementById(id);
const panel = byId('time');
const opener = byId('clock-open');
const day = 86_400_000;
const steps = [
  ['往后 1 天', day],
  ['往后 1 周', 7 * day],
];
let shownFor = null;
let attempt = null;
let chosen;

/** This is a demo: its clock may be moved. `run` shows what goes wrong. */
export function offerTime(run) {
  if (attempt) return;
  attempt = run;
  panel.hidden = false;
  opener.hidden = false;
  document.body.dataset.demo = 'true';
  byId('steps').append(
    ...steps.map(([label, by]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', () => moveTo(new Date(nowInstant() + by).toISOString()));
      return button;
    }),
  );
  opener.addEventListener('click', () => {
    document.body.dataset.time = 'open';
    byId('clock-close').focus();
  });
  byId('clock-close').addEventListener('click', closeTime);
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeTime();
  });
}

/** On a phone the clock is a sheet over the talk. */
export function closeTime() {
  if (document.body.dataset.time !== 'open') return;
  delete document.body.dataset.time;
  opener.focus();
}

async function moveTo(instant) {
  panel.setAttribute('aria-busy', 'true');
  const moved = await attempt(async () => setNow((await moveClock(instant)).now));
  panel.removeAttribute('aria-busy');
  if (moved) closeTime();
  shownFor = null;
  await showTime(chosen);
}

function jump({ at, label }) {
  const button = document.createElement('button');
  button.type = 'button';
  const words = document.createElement('b');
  words.textContent = label;
  const date = document.createElement('span');
  date.textContent = `${dateLabel(at, false)} ${timeOfDay(at)}`;
  const far = document.createElement('em');
  const days = daysFromNow(at);
  far.textContent = days === 0 ? '今天' : `${days} 天后`;
  button.append(words, far, date);
  button.setAttribute('aria-label', `跳到${label}`);
  button.addEventListener('click', () => moveTo(at));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

/** Business time, and the next days of whoever is chosen; what was just said may have moved them. */
export async function showTime(person) {
  chosen = person;
  if (!attempt) return;
  const now = new Date(nowInstant()).toISOString();
  byId('clock-time').textContent = timeOfDay(now);
  byId('clock-day').textContent = `${dateLabel(now, true)} · 北京时间`;
  byId('clock-short').textContent = `${dateLabel(now, false).replace(/ 周.$/, '')} ${timeOfDay(now)}`;
  const key = `${person?.id} ${person?.messages.at(-1)?.id} ${now.slice(0, 15)}`;
  if (key === shownFor) return;
  shownFor = key;
  const { items } = person ? await loadUpcoming(person.id).catch(() => ({ items: [] })) : { items: [] };
  if (key !== shownFor) return;
  byId('ahead').hidden = items.length === 0;
  byId('jumps').replaceChildren(...items.map(jump));
}
