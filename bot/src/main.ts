import { ConfigError, loadConfig } from '@yuanhang/config';
import { createClient } from '@yuanhang/contract';
import { type Bot, createBot } from './create-bot';
import { createDemoClock } from './local/demo-clock';
import { createLocalServer } from './local/server';
import { createLogger } from './log';
import { createOperatorServer } from './operator/server';
import { createPacing } from './pacing';
import { choosePuppet } from './puppets';
import { realTimers } from './timers';
import { createTransport } from './transport';

/** Longer than a message takes to be said and acknowledged, shorter than a process manager's patience. */
const stopMilliseconds = 8_000;

/** WeChat blocks accounts that talk like machines; on the local page nobody does, and people would only wait. */
const usualPerMinute = { local: 600, service: 20, wechat4u: 20 };

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const perMinute = config.BOT_SEND_PER_MINUTE ?? usualPerMinute[config.BOT_PUPPET];
  let bot: Bot | null = null;
  const now = () => bot?.now() ?? new Date();
  const onError = (error: unknown) => logger.error({ err: error }, 'the puppet reports an error');
  const { account, chat } = await choosePuppet(config, { now, onError });
  const call = createClient(createTransport(config.SERVER_URL, config.secrets.botToken));
  const running = createBot({
    account,
    call,
    logger,
    pacing: createPacing({ perMinute, timers: realTimers }),
    onDead(reason) {
      logger.fatal(`${reason}: this process ends, to be started again`);
      stop(1);
    },
  });
  bot = running;
  await bot.start();
  const demoClock = config.YUANHANG_MODE === 'demo' ? createDemoClock(call, running.learnTime) : null;
  const token = config.BOT_OPERATOR_TOKEN;
  const view = () => ({ state: running.state, puppet: account.puppet, perMinute, now: running.now() });
  // Nobody has to scan anything for the local puppet, and only the local one has people to play.
  const page = chat
    ? createLocalServer({ chat, now, logger, demoClock })
    : token && createOperatorServer({ token, view, logger });
  if (page) {
    page.on('error', fail);
    page.listen(config.BOT_PORT, config.BOT_HOST, () => logger.info({ port: config.BOT_PORT }, 'the page is up'));
  }

  let stopping = false;
  function stop(exitCode: number): void {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopMilliseconds).unref();
    if (page) {
      page.close();
      page.closeAllConnections();
    }
    void bot?.stop().then(() => process.exit(exitCode), fail);
  }
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
}

/** One clear line, no stack: what is wrong is almost always the configuration. */
function fail(error: unknown): never {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  console.error(lines.map((line) => `✗ ${line}`).join('\n'));
  process.exit(1);
}

main().catch(fail);
