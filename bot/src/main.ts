import type { Server } from 'node:http';
import { type BotConfig, ConfigError, loadBotConfig } from '@yuanhang/config';
import { type Call, createClient } from '@yuanhang/contract';
import { type Bot, createBot } from './create-bot';
import { createChatPageServer } from './local/chat-page-server';
import { createDemoClock } from './local/demo-clock';
import { createLogger, type Logger } from './logger';
import { createLoginPageServer } from './operator/login-page-server';
import { createPacing } from './pacing';
import { logProcessOutput } from './process-output';
import { createPuppet, type Puppet } from './puppets';
import { realTimers } from './timers';
import { createTransport } from './transport';

/** Longer than sending and acknowledging one message takes, shorter than the timeout of process managers. */
const stopTimeoutMilliseconds = 8_000;

/** WeChat blocks accounts that send like a machine. `local` has no such limit, so it sends without delay. */
const defaultPerMinute = { local: 600, service: 20, wechat4u: 20 };

interface PageOptions {
  readonly config: BotConfig;
  readonly puppet: Puppet;
  readonly bot: Bot;
  readonly call: Call;
  readonly perMinute: number;
  readonly logger: Logger;
}

/** The chat page for the local puppet, the login page for the others; null without an operator token. */
function createPage({ config, puppet, bot, call, perMinute, logger }: PageOptions): Server | null {
  const { account, chat } = puppet;
  if (chat) {
    const demoClock = config.YUANHANG_MODE === 'demo' ? createDemoClock(call, bot.refreshTime) : null;
    return createChatPageServer({ chat, now: bot.now, logger, demoClock });
  }
  const token = config.BOT_OPERATOR_TOKEN;
  if (!token) return null;
  const model = () => ({ state: bot.state, puppet: account.puppet, perMinute, now: bot.now() });
  return createLoginPageServer({ token, model, logger });
}

async function main(): Promise<void> {
  const config = loadBotConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  logProcessOutput(logger);
  const perMinute = config.BOT_SEND_PER_MINUTE ?? defaultPerMinute[config.BOT_PUPPET];
  // The puppet needs business time, which the bot learns, and the bot needs the puppet.
  let bot: Bot | null = null;
  const puppet = await createPuppet(config, {
    now: () => bot?.now() ?? new Date(),
    onError: (error) => logger.error({ err: error }, 'the puppet reported an error'),
  });
  const call = createClient(createTransport(config.SERVER_URL, config.BOT_TOKEN));
  const running = createBot({
    account: puppet.account,
    call,
    logger,
    pacing: createPacing({ perMinute, timers: realTimers }),
    onAccountLost(reason) {
      logger.fatal(`${reason}: ending this process, the process manager must start it again`);
      stop(1);
    },
  });
  bot = running;
  await running.start();
  const page = createPage({ config, puppet, bot: running, call, perMinute, logger });
  page?.on('error', fail);
  page?.listen(config.BOT_PORT, config.BOT_HOST, () => logger.info({ port: config.BOT_PORT }, 'the page is available'));

  let stopping = false;
  function stop(exitCode: number): void {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopTimeoutMilliseconds).unref();
    page?.close();
    page?.closeAllConnections();
    running.stop().then(() => process.exit(exitCode), fail);
  }
  process.on('SIGTERM', () => stop(0));
  process.on('SIGINT', () => stop(0));
}

/** Prints one line for each problem, without a stack, and exits: the cause is almost always the configuration. */
function fail(error: unknown): never {
  const lines = error instanceof ConfigError ? error.lines : [error instanceof Error ? error.message : String(error)];
  process.stderr.write(`${lines.map((line) => `✗ ${line}`).join('\n')}\n`);
  process.exit(1);
}

main().catch(fail);
