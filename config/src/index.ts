export type { EncryptionKey, EncryptionKeys } from './encryption-keys';
export { type BotConfig, type Config, ConfigError, loadBotConfig, loadConfig } from './load';
export type { Secrets } from './secrets';
export type { SubscribeTemplate, SubscribeValue } from './wechat-templates';
